import { capitals, decimal, free, numbers, times, told } from '../form.js'
import { freeForm } from '../free-form.js'
import type { Identifier } from '../identifier.js'
import { bornAs, registerNumber } from './register-number.js'

/** Numbers whose register publishes a form and no key: their layout speaks, with the column's name. */
export const formedNumbers: readonly Identifier[] = [
  registerNumber({
    id: 'nino',
    title: 'UK national insurance numbers',
    titleFr: 'numéros d’assurance nationale britanniques',
    example: 'AB 12 34 56 C',
    evidence: 'certain',
    // HMRC NIM39110: letters without D, F, I, Q, U, V, the second without O too; the last A to D.
    parts: [
      free('letters', 'ABCEGHJKLMNOPRSTWXYZ'.split(''), 'ABCEGHJKLMNPRSTWXYZ'.split('')),
      free('number', ...times(decimal, 6)),
      told('suffix', ['A', 'B', 'C', 'D']),
    ],
    allows: (parts) => !/^(BG|GB|NK|KN|TN|NT|ZZ)$/.test(parts[0]?.text ?? ''),
  }),
  registerNumber({
    id: 'ramq',
    title: 'Quebec health insurance numbers (NAM)',
    titleFr: 'numéros d’assurance maladie du Québec (NAM)',
    example: 'TREM 8052 1412',
    evidence: 'certain',
    // RAMQ: three letters of the name, one of the first name, year, month (+ 50 for women), day, two signs.
    parts: [
      free('names', ...times(capitals, 4)),
      ...bornAs('yymmdd', { months: [...numbers(1, 12, 2), ...numbers(51, 62, 2)] }),
      free('number', ...times(decimal, 2)),
    ],
  }),
  registerNumber({
    id: 'nmc-pin',
    title: 'UK nurses’ numbers (NMC PIN)',
    titleFr: 'numéros d’infirmiers britanniques (NMC)',
    example: '12A3456E',
    evidence: 'certain',
    parts: [
      told('year', ...times(decimal, 2)),
      told('month', 'ABCDEFGHIJKL'.split('')),
      free('number', ...times(decimal, 4)),
      told('country', ['E', 'S', 'W', 'N', 'O', 'C']),
    ],
  }),
  registerNumber({
    id: 'itin',
    title: 'US taxpayer numbers (ITIN)',
    titleFr: 'numéros de contribuables américains (ITIN)',
    example: '912-70-1234',
    evidence: 'formed',
    marks: /-/,
    parts: [
      free('area', ['9'], ...times(decimal, 2)),
      told('group', [...numbers(50, 65, 2), ...numbers(70, 88, 2), ...numbers(90, 92, 2), ...numbers(94, 99, 2)]),
      free('serial', ...times(decimal, 4)),
    ],
  }),
  freeForm({
    id: 'crypto-address',
    title: 'addresses of crypto-currencies',
    titleFr: 'adresses de crypto-monnaies',
    evidence: 'certain',
    of: 'person',
    example: '0x52908400098527886E0F7030069857D2E4169EE7',
    form: /^\s*(?<address>0x[0-9a-fA-F]{40}|bc1[02-9ac-hj-np-z]{11,71}|[13][1-9A-HJ-NP-Za-km-z]{25,34})\s*$/,
    roles: { address: 'free' },
    isRight: (text) => /^(0x|bc1)/.test(text) || (/[A-Z]/.test(text) && /[a-z]/.test(text) && /\d/.test(text)),
  }),
  freeForm({
    id: 'udi',
    title: 'identifiers of single devices (UDI)',
    titleFr: 'identifiants uniques de dispositifs (IUD)',
    evidence: 'certain',
    of: 'machine',
    example: '(01)07610221010301(17)141120(10)7654321D(21)10987654D321',
    // GS1: 01 article, then 21 serial, 10 lot, 17 expiry, 11 production; HIBCC begins with +.
    form: /^\s*(?<article>\(01\)\d{14})(?<rest>(?:\((?:10|11|17|21|240)\)[^()\s]{1,20})+)\s*$|^\s*(?<hibcc>\+[A-Z]\d[A-Z\d]{6,20}\/[$A-Z\d/+. -]{6,40})\s*$/,
    roles: { article: 'told', rest: 'free', hibcc: 'free' },
  }),
  freeForm({
    id: 'mrz',
    title: 'lines of passports and identity cards for machines',
    titleFr: 'lignes de passeports et de cartes d’identité lisibles à la machine',
    evidence: 'certain',
    of: 'person',
    example: 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
    // ICAO Doc 9303.
    form: /^\s*(?<line>[A-Z][A-Z<][A-Z<]{3}[A-Z<]{25,39}|[A-Z0-9<]{9}\d[A-Z<]{3}\d{7}[MFX<]\d{7}[A-Z0-9<]{3,16})\s*$/,
    roles: { line: 'free' },
    isRight: (text) => /[A-Z]/.test(text) && (text.includes('<') || text.length === 44),
  }),
  freeForm({
    id: 'handle',
    title: 'names of accounts in social networks',
    titleFr: 'noms de comptes de réseaux sociaux',
    evidence: 'formed',
    of: 'person',
    example: '@anna_roux',
    form: /^\s*(?<handle>@[A-Za-z][\w.]{1,29})\s*$/,
    roles: { handle: 'free' },
  }),
  freeForm({
    id: 'coordinate-pair',
    title: 'coordinates of places',
    titleFr: 'coordonnées de lieux',
    evidence: 'certain',
    of: 'person',
    example: '48.85661, 2.35222',
    // Two degrees with three decimals and more, degrees with minutes, POINT of WKT, words of what3words, codes of open locations.
    form: /^\s*(?<place>[([]?[+-]?\d{1,3}[.]\d{3,}°?\s*[NSEW]?\s*[,; ]\s*[+-]?\d{1,3}[.]\d{3,}°?\s*[NSEWO]?[)\]]?|\d{1,3}°\s*\d{1,2}['′]\s*[\d.]*["″]?\s*[NSns][,; ]*\d{1,3}°\s*\d{1,2}['′]\s*[\d.]*["″]?\s*[EWOewo]|(?:SRID=\d+;)?POINT\s*\([-\d. ]+\)|geo:-?[\d.]+,-?[\d.]+|\/{3}\p{L}+\.\p{L}+\.\p{L}+|[23456789CFGHJMPQRVWX]{8}\+[23456789CFGHJMPQRVWX]{2,3})\s*$/u,
    roles: { place: 'free' },
  }),
]
