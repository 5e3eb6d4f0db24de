import {
  fold,
  isFamilyName,
  isFrenchTown,
  isGivenName,
  isWorldFamilyName,
  isWorldGivenName,
} from '../dictionaries/index.js'
import { findHierarchy } from '../hierarchies/index.js'
import { findIdentifier } from '../identifiers/index.js'
import { readDate } from './date-forms.js'
import { isNameOfScript, isNameShape } from './name-shapes.js'
import { holdsPerson } from './names-somebody.js'

/** What a cell can be beside an identifier or a code. */
const forms: Readonly<Record<string, (text: string, folded: string) => boolean>> = {
  digits: (text) => /^\d+(\.0+)?$/.test(text),
  number: (text) => /^[+-]?\d{1,3}(?:[ ,]?\d{3})*(?:[.,]\d+)?%?$|^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?%?$/i.test(text),
  code: (text) =>
    /^(?=.*\d)[\p{L}\d._/#:-]{3,80}$/u.test(text) ||
    /^(?=(?:.*\d){4})[\p{Lu}\d]{1,6}(?:[ -][\p{Lu}\d]{1,6}){1,5}$/u.test(text),
  opaque: (text) =>
    /^[\w+/=-]{16,128}$/.test(text) &&
    /\d/.test(text) &&
    /[a-z]/i.test(text) &&
    (text.match(/\d[a-z]|[a-z]\d/gi) ?? []).length >= 2,
  fraction: (text) => /^\d{2,3}\s?\/\s?\d{2,3}$/.test(text),
  epoch: (text) => /^1[0-9]\d{11}$/.test(text) && Number(text) >= 9e11 && Number(text) < 1.9e12,
  'epoch-seconds': (text) => /^\d{9,10}(\.\d+)?$/.test(text) && Number(text) >= 6e8 && Number(text) < 1.9e9,
  'nir-form': (text) => /^[\d ]*(?:2[AB])?[\d ]*$/.test(text) && findIdentifier('nir')?.parse(text)?.check === 'none',
  hex: (text) => /^(?=.*\d)(?=.*[a-f])[0-9a-f]{8,128}$/i.test(text),
  reach: (text) => /\S@\S+\.\w{2,}/.test(text) || /(?<!\d)(?:\+\d{1,3}|0)[\d ().-]{8,14}\d(?!\d)/.test(text),
  file: (text) => /\.(pdf|docx?|jpe?g|png|tiff?|dcm|xml|txt|rtf|hl7|html?|wav|mp3|mp4|csv|xlsx?|odt|zip)$/i.test(text),
  'long-number': (text) => /\d{5,}/.test(text),
  word: (text) => /^[\p{L}'’-]+$/u.test(text),
  'name-like': (text) => /^\p{Lu}[\p{L}'’.-]*(?:[ ,]+(?:\p{L}[\p{L}'’.-]*)){0,4}$/u.test(text),
  'two-names': (text) => /^\p{Lu}[\p{L}'’-]*\.?,? +(?:\p{L}[\p{L}'’.-]*[ ,]*){1,4}$/u.test(text),
  titled: (_, folded) =>
    /^(dr|pr|prof|mme|mlle|m|mr|mrs|ms|miss|me|docteur|professeur|monsieur|madame)\b\.? +\p{L}/u.test(folded),
  'given-name': (_, folded) => wordsIn(folded).some((word) => isGivenName(word) || isWorldGivenName(word)),
  'family-name': (_, folded) => wordsIn(folded).some((word) => isFamilyName(word) || isWorldFamilyName(word)),
  'name-shape': (text) => isNameShape(text),
  'other-script': (text) => isNameOfScript(text),
  'other-script-names': (text) =>
    isNameOfScript(text) && (/\s/.test(text) || /^[\p{Script=Han}\p{Script=Hangul}]+$/u.test(text)),
  town: (_, folded) => isFrenchTown(folded) || isFrenchTown(folded.replace(/ /g, '-')),
  // A letter, a number and a title of a sentence are no street: addresses are short.
  street: (_, folded) =>
    folded.split(' ').length <= 12 &&
    (/(^|\d[ ,]*(bis|ter)?[ ,]*)(rue|avenue|av\.?|bd|boulevard|allee|impasse|place|chemin|route|quai|cours|square|lotissement|residence|passage|lieu-dit|hameau|faubourg|sentier|clos|lot|cite)\b \S/.test(
      folded,
    ) ||
      /\d+[a-z]?,? +\S.* (street|st|road|rd|avenue|ave|lane|ln|drive|dr|court|ct|place|pl|boulevard|blvd|way|terrace|close|crescent|square|gardens|grove|circle|parkway|trail|hill)\b\.?/.test(
        folded,
      ) ||
      /\p{L}(straße|strasse|str\.|weg|platz|gasse|allee|damm|ufer|ring|straat|laan|plein|gracht|kade|singel|dreef|gatan|vagen|vej|gade|veien|gata|katu|tie|utca)\.? \d+ ?[a-z]?\b/u.test(
        folded,
      ) ||
      /(^|, ?)(calle|c\/|avenida|avda\.?|av\.|plaza|paseo|carrer|via|viale|piazza|corso|largo|vicolo|rua|travessa|praca|estrada|ul\.|ulica|al\.|os\.|strada|str\.|bulevardul|ulitsa|rr\.) .*\d/.test(
        folded,
      ) ||
      /(^|\W)(p\.? ?o\.? ?box|postfach|postbus|apartado|casella postale|boite postale|b\.?p\.?) ?\d+/.test(folded)),
  sex: (_, folded) =>
    /^(m|f|h|male|female|homme|femme|masculin|feminin|man|woman|w|garcon|fille|boy|girl|other|autre|i|indetermine|x|u|mas|fem|mr|mme)$/.test(
      folded,
    ),
  login: (_, folded) => isLogin(folded),
  'one-small-word': (text) => /^[a-z]{4,20}\d{0,3}$/.test(text),
  'holds-person': (text) => text.length <= 80 && holdsPerson(text),
  desk: (_, folded) =>
    /^(secretariat|accueil|service|contact|info|consult|admission|reception|office|ward|clinic|pharmac|labo|rdv|desk|urgences|team|noreply)/.test(
      folded,
    ) || /(00|000)$/.test(folded.replace(/\D/g, '')),
  initials: (text) => /^\p{Lu}\.?[ -]?\p{Lu}\.?(?:[ -]?\p{Lu}\.?)?$/u.test(text),
  'us-state': (text) => usStates.has(text),
  ward: (_, folded) => wards.test(folded),
  'french-postcode': (text) => /^\d{5}$/.test(text) && findHierarchy('fr-postcode')?.regions?.isCode(text) === true,
  'led-by-zero': (text) => /^0\d+$/.test(text),
  date: (text) => readDate(text) !== undefined,
  postcode: (text) => /^\d{4,5}$/.test(text),
  'zip-plus': (text) => /^\d{5}-\d{4}$/.test(text),
  'uk-postcode': (text) => /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i.test(text),
  department: (text) => /^(0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-6])$/.test(text),
  sentence: (text) => /\p{L}{2,}\s+\S+\s+\S+\s+\S+/u.test(text),
  'measured-unit': (text) => /^\d+([.,]\d+)?\s?[a-zµ%/]+$/i.test(text),
  time: (text) => /^\d{1,2}[:hH]\d{2}(:\d{2})?$/.test(text),
}

const remark = /^(\p{Lu}[\p{L}'’., -]*\p{L}) \(\p{L}[\p{L}.· -]{0,24}\)$/u
const ofNames = new Set(['name-like', 'two-names', 'given-name', 'family-name', 'name-shape'])

const formEntries = Object.entries(forms)

/** The forms that a cell has; `folded` is empty where it is too long to be folded. What a bracket says of somebody (`Marsh (daughter)`, `COLE, Ann (Mrs)`) is no part of a name. */
export function formsOfCell(text: string, folded: string): string[] {
  const bare = text.replace(remark, '$1')
  const bareFolded = bare === text ? folded : fold(bare)
  return formEntries.flatMap(([form, has]) =>
    (ofNames.has(form) ? has(bare, bareFolded) : has(text, folded)) ? [form] : [],
  )
}

function wordsIn(folded: string): readonly string[] {
  return folded.split(/[\s,^]+/).filter((word) => word !== '')
}

const usStates = new Set(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR'.split(
    ' ',
  ),
)
const wards =
  /^(icu|ccu|ed|er|itu|usi|usc|rea|uhcd|ssr|sau|hdj)$|cardiolog|oncolog|pneumolog|respirator|reanimation|urgences|emergency|geriatr|gastro|nephrolog|neurolog|orthop|pediatr|psychiatr|urolog|chirurgie|surgery|surgical|medecine|maternit|obstet|rheumatolog|rhumatolog|endocrino|dermatolog|hematolog|intensive care|radiolog/

/** `jmartin`, `j.martin`, `jean.martin`, with a number or not. */
function isLogin(folded: string): boolean {
  const [, start = '', end = ''] = /^([a-z]{3,}?|[a-z]+(?=[._]))[._]?([a-z]*)\d{0,3}$/.exec(folded) ?? []
  const word = start + end
  if (word.length < 4) return false
  if (/[._]/.test(folded)) return isFamilyName(end) || (isGivenName(start) && end.length >= 2)
  return isFamilyName(word.slice(1)) || (word.length >= 6 && isFamilyName(word.slice(2)))
}
