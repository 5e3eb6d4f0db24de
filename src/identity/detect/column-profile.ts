import { codeSystems } from '../codes/index.js'
import {
  commonWords,
  fold,
  isFamilyName,
  isFrenchTown,
  isGivenName,
  isWorldFamilyName,
  isWorldGivenName,
} from '../dictionaries/index.js'
import { findHierarchy } from '../hierarchies/index.js'
import { findIdentifier, identifiers } from '../identifiers/index.js'
import { findInText, type TextType } from '../text/index.js'
import type { ColumnTexts } from './column-texts.js'
import { readDate } from './date-forms.js'

/** A column in numbers: what share of its cells has which form. No text of it is kept. */
export interface ColumnProfile {
  readonly name: string
  /** Cells that are not missing. */
  readonly rows: number
  readonly distinct: number
  /** Of cells, by the id of an identifier or a code system, or one of the forms below. */
  readonly share: (form: string) => number
  readonly cells: (form: string) => number
  /** Different texts of the form. */
  readonly kinds: (form: string) => number
  readonly numbers?: NumberRange
  /** Years of the dates, in order of size: first, median, last. */
  readonly years?: readonly [number, number, number]
  readonly meanLength: number
  readonly meanWords: number
  /** Share of cells of the commonest pattern of digits, letters and marks. */
  readonly onePattern: number
  /** Share of cells of the commonest length. */
  readonly oneLength: number
  /** Share of cells of the commonest text. */
  readonly commonest: number
  /** Bits a sign that the signs of texts differ by, place by place; 3.3 of even digits. */
  readonly entropy: number
}

export interface NumberRange {
  readonly low: number
  readonly high: number
  readonly whole: boolean
  /** Share of the range that the middle half of cells takes: .5 of even spread, .2 of a bell. */
  readonly middle: number
}

/** Texts of several words that are read for whom they name. */
const mostRead = 1000

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

function wordsIn(folded: string): readonly string[] {
  return folded.split(/[\s,^]+/).filter((word) => word !== '')
}

/** `DUPONT, Anne`, `Roux^Paul`, `A. Roux`, `ROUX A.`: as lists of people are written, and little else. */
function isNameShape(text: string): boolean {
  return (
    /^\p{Lu}[\p{L}'’-]+(?: \p{L}[\p{L}'’-]+)?(?:, |\^)\p{Lu}[\p{L}'’-]*\.?(?:[ ^]\p{L}[\p{L}'’.-]*)?\^*$/u.test(text) ||
    /^(?:\p{Lu}\.[ -]?){1,3}(?:(?:de|du|la|le|van|von|den|der|di|da|dos|Mc|O['’]) ?)?\p{Lu}\p{L}[\p{L}'’-]+$/u.test(
      text,
    ) ||
    /^\p{Lu}[\p{L}'’-]{2,},? (?:\p{Lu}\.[ -]?){1,3}$/u.test(text)
  )
}

const hanFamilies =
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蕭蔡潘田董袁于余叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧佐鈴高田渡伊山中小加吉松井木清斎阿森池橋石前藤後近岡長西村三原'
const hangulFamilies =
  '김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도석선설마길연위표명기반왕금옥육인맹제모'

/** Names in scripts without capitals, or in Cyrillic and Greek with the endings that family names have there. */
function isNameOfScript(text: string): boolean {
  if (text.length > 60 || !/[^\p{Script=Latin}\p{Script=Common}]/u.test(text)) return false
  if (/^\p{Script=Han}{2,4}$|^\p{Script=Han}{1,3}[ 　]\p{Script=Han}{1,3}$/u.test(text))
    return hanFamilies.includes(text[0] ?? '')
  if (/^\p{Script=Hangul}{2,4}$/u.test(text)) return hangulFamilies.includes(text[0] ?? '')
  if (/\p{Script=Cyrillic}/u.test(text))
    return (
      /^\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}.-]*){0,2}$/u.test(text) &&
      /(ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ский|ская|цкий|цкая|енко|чук|щук|ук|юк|ич|вич|вна|ко|ян|дзе|швили|чев|кова|нова)( |$)/u.test(
        text,
      )
    )
  if (/\p{Script=Greek}/u.test(text))
    return (
      /^\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}.-]*){0,2}$/u.test(text) &&
      /(πουλος|πούλου|ίδης|ιδης|ίδου|άκης|ακης|άκη|άδης|αδης|άτος|έας|ης|ος|ου|ας|ια|ία|η)( |$)/u.test(text)
    )
  return /^(?:\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Devanagari}|\p{Script=Thai}|\p{Script=Armenian}|\p{Script=Georgian}|\p{M})+(?: (?:\p{L}|\p{M})+){1,3}$/u.test(
    text,
  )
}

const usStates = new Set(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR'.split(
    ' ',
  ),
)
const wards =
  /^(icu|ccu|ed|er|itu|usi|usc|rea|uhcd|ssr|sau|hdj)$|cardiolog|oncolog|pneumolog|respirator|reanimation|urgences|emergency|geriatr|gastro|nephrolog|neurolog|orthop|pediatr|psychiatr|urolog|chirurgie|surgery|surgical|medecine|maternit|obstet|rheumatolog|rhumatolog|endocrino|dermatolog|hematolog|intensive care|radiolog/
const calledByTitle =
  /(?<!\p{L})(Dr|Pr|Prof|Mme|Mlle|M|Mr|Mrs|Ms|Miss|Docteur|Professeur|Monsieur|Madame|Nurse)\.? \p{Lu}\p{L}+/u

/** `jmartin`, `j.martin`, `jean.martin`, with a number or not. */
function isLogin(folded: string): boolean {
  const [, start = '', end = ''] = /^([a-z]{3,}?|[a-z]+(?=[._]))[._]?([a-z]*)\d{0,3}$/.exec(folded) ?? []
  const word = start + end
  if (word.length < 4) return false
  if (/[._]/.test(folded)) return isFamilyName(end) || (isGivenName(start) && end.length >= 2)
  return isFamilyName(word.slice(1)) || (word.length >= 6 && isFamilyName(word.slice(2)))
}

const english = /\b(?:the|and|with|of|for|was|has|pt|is)\b/i
const direct: ReadonlySet<TextType> = new Set<TextType>([
  'name',
  'phone',
  'email',
  'nir',
  'ssn',
  'patient-number',
  'stay-number',
  'professional-number',
  'nhs-number',
  'iban',
  'address',
])

/** Whether a text holds what points at one person. */
function namesSomebody(text: string): boolean {
  if (calledByTitle.test(text) || holdsPerson(text)) return true
  return findInText(text, { language: english.test(text) ? 'en' : 'fr' }).some(({ type }) => direct.has(type))
}

/** A first name that is no word beside another word with a capital. */
function holdsPerson(text: string): boolean {
  for (const [, first = '', second = ''] of text.matchAll(
    /(?<!\p{L})(?=(\p{Lu}[\p{L}'’-]+),? +(\p{Lu}[\p{L}'’-]+))/gu,
  )) {
    const [one, other] = [fold(first), fold(second)]
    const isGiven = (word: string, folded: string, beside: string) =>
      isGivenName(folded) &&
      (!commonWords.has(folded) || isFamilyName(fold(beside))) &&
      (word !== word.toUpperCase() || beside === beside.toUpperCase())
    if (isGiven(first, one, second) || isGiven(second, other, first)) return true
  }
  return false
}

const remark = /^(\p{Lu}[\p{L}'’., -]*\p{L}) \(\p{L}[\p{L}.· -]{0,24}\)$/u
const ofNames = new Set(['name-like', 'two-names', 'given-name', 'family-name', 'name-shape'])

/** O(different texts). */
export function profileOf({ name, counts, overflow }: ColumnTexts): ColumnProfile {
  const cells = new Map<string, number>()
  const kinds = new Map<string, number>()
  const patterns = new Map<string, number>()
  const lengths = new Map<number, number>()
  const numbers: [value: number, times: number][] = []
  const years: [year: number, times: number][] = []
  let [held, length, words, commonest] = [0, 0, 0, 0]
  let isWhole = true
  let read = 0
  for (const [cell, times] of counts) {
    // Components of a message (HL7) are read as words.
    const isComposite = /[\^|~&].*[\^|~&]/.test(cell)
    const text = isComposite ? cell.replace(/[\^|~&]+/g, ' ').trim() : cell
    const folded = text.length <= 120 ? fold(text) : ''
    const found = (form: string) => {
      cells.set(form, (cells.get(form) ?? 0) + times)
      kinds.set(form, (kinds.get(form) ?? 0) + 1)
    }
    if (isComposite) found('composite')
    held += times
    length += text.length * times
    words += text.split(/\s+/).length * times
    commonest = Math.max(commonest, times)
    if (/\d|[.:@/]/.test(text) && text.length <= 200)
      for (const { id, matches } of identifiers) if (matches(text)) found(id)
    if (text.length <= 40) for (const { id, matches } of codeSystems) if (matches(text)) found(id)
    // What a bracket says of somebody (`Marsh (daughter)`, `COLE, Ann (Mrs)`) is no part of the name.
    const bare = remark.test(text) ? text.replace(remark, '$1') : text
    const bareFolded = bare === text ? folded : fold(bare)
    for (const [form, has] of Object.entries(forms))
      if (ofNames.has(form) ? has(bare, bareFolded) : has(text, folded)) found(form)
    if (text.length > 20 && /\s\S+\s/.test(text) && read++ < mostRead && namesSomebody(text)) found('names-somebody')
    const pattern =
      text.length > 64
        ? 'long'
        : text
            .replace(/\d/g, '9')
            .replace(/\p{Lu}/gu, 'A')
            .replace(/\p{Ll}+/gu, 'a')
    lengths.set(text.length, (lengths.get(text.length) ?? 0) + times)
    patterns.set(pattern, (patterns.get(pattern) ?? 0) + times)
    const value = text.length <= 20 ? Number(text.replace(',', '.').replace(/%$/, '')) : Number.NaN
    if (Number.isFinite(value)) {
      numbers.push([value, times])
      isWhole &&= Number.isInteger(value)
    }
    const year = readDate(text)
    if (year !== undefined) years.push([year, times])
  }
  const rows = held + overflow
  const range = held > 0 && timesOf(numbers) >= 0.9 * held ? rangeOf(numbers, isWhole) : undefined
  const span = held > 0 && timesOf(years) >= 0.5 * held ? spreadOf(years) : undefined
  return {
    name,
    rows,
    distinct: counts.size + overflow,
    share: (form) => (held === 0 ? 0 : (cells.get(form) ?? 0) / held),
    cells: (form) => cells.get(form) ?? 0,
    kinds: (form) => kinds.get(form) ?? 0,
    ...(range && { numbers: range }),
    ...(span && { years: span }),
    meanLength: held === 0 ? 0 : length / held,
    meanWords: held === 0 ? 0 : words / held,
    onePattern: held === 0 ? 0 : Math.max(...patterns.values()) / held,
    oneLength: held === 0 ? 0 : Math.max(...lengths.values()) / held,
    commonest: held === 0 ? 0 : commonest / rows,
    entropy: entropyOf([...counts.keys()].slice(0, 2000)),
  }
}

function timesOf(pairs: readonly (readonly [number, number])[]): number {
  return pairs.reduce((sum, [, times]) => sum + times, 0)
}

function quantilesOf(pairs: [number, number][]): (share: number) => number {
  pairs.sort(([a], [b]) => a - b)
  const total = timesOf(pairs)
  return (share) => {
    let left = share * total
    for (const [value, times] of pairs) {
      left -= times
      if (left <= 0) return value
    }
    return pairs.at(-1)?.[0] ?? 0
  }
}

function rangeOf(pairs: [number, number][], whole: boolean): NumberRange {
  const at = quantilesOf(pairs)
  const [low, high] = [pairs[0]?.[0] ?? 0, pairs.at(-1)?.[0] ?? 0]
  const [start, end] = [at(0.02), at(0.98)]
  return { low, high, whole, middle: end > start ? (at(0.75) - at(0.25)) / (end - start) : 0 }
}

function spreadOf(pairs: [number, number][]): readonly [number, number, number] {
  const at = quantilesOf(pairs)
  return [at(0.02), at(0.5), at(0.98)]
}

function entropyOf(texts: readonly string[]): number {
  if (texts.length === 0) return 0
  const width = Math.min(24, Math.max(...texts.slice(0, 50).map((text) => text.length)))
  let sum = 0
  for (let place = 0; place < width; place++) {
    const counts = new Map<string, number>()
    for (const text of texts) counts.set(text[place] ?? '', (counts.get(text[place] ?? '') ?? 0) + 1)
    for (const count of counts.values()) sum -= (count / texts.length) * Math.log2(count / texts.length)
  }
  return sum / Math.max(1, width)
}
