import { remainder97 } from '../check-digits.js'
import { capitals, decimal, free, numbers, times, told } from '../form.js'
import type { Identifier } from '../identifier.js'
import { mod11And2, mod11And10, verhoeffKey } from './key-rules.js'
import { bornAs, digitKey, number, registerNumber, signKey, weighed } from './register-number.js'

const dniLetters = 'TRWAGMYFPDXBNJZSQVHLCKE'
const hetuSigns = '0123456789ABCDEFHJKLMNPRSTUVWXY'

const codiceOdd: Readonly<Record<string, number>> = Object.fromEntries(
  [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((sign, at) => [
    sign,
    [
      1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10,
      22, 25, 24, 23,
    ][at]!,
  ]),
)
const codiceEven = (sign: string) => (/\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65)
const vinValues: Readonly<Record<string, number>> = Object.fromEntries(
  [...'0123456789ABCDEFGHJKLMNPRSTUVWXYZ'].map((sign, at) => [
    sign,
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9][at]!,
  ]),
)
const vinSigns = Object.keys(vinValues)

/** Numbers whose key is a letter, two digits, or of another scheme. */
export const otherKeyedNumbers: readonly Identifier[] = [
  registerNumber({
    id: 'nrn-be',
    title: 'Belgian national register numbers',
    titleFr: 'numéros de registre national belges (NISS)',
    example: '85.07.30-033.28',
    evidence: 'certain',
    // Arrêté royal du 3 avril 1984: 97 less the remainder of nine digits, a 2 before them for those born from 2000.
    parts: [
      ...bornAs('yymmdd', { months: [...numbers(0, 12, 2), ...numbers(20, 32, 2), ...numbers(40, 52, 2)] }),
      number(3),
      digitKey(2),
    ],
    key: (signs) => String(97 - remainder97(signs)).padStart(2, '0'),
  }),
  registerNumber({
    id: 'nrn-be-2000',
    title: 'Belgian national register numbers of those born from 2000',
    titleFr: 'numéros de registre national belges de personnes nées depuis 2000',
    example: '04.01.15-123.32',
    evidence: 'certain',
    parts: [...bornAs('yymmdd'), number(3), digitKey(2)],
    key: (signs) => String(97 - remainder97(`2${signs}`)).padStart(2, '0'),
  }),
  registerNumber({
    id: 'inami',
    title: 'Belgian health professionals’ numbers (INAMI, RIZIV)',
    titleFr: 'numéros INAMI de professionnels belges',
    example: '1-23456-25-004',
    // INAMI: six digits, 97 less their remainder, three digits of the competence.
    evidence: 'certain',
    parts: [number(6), digitKey(2), told('competence', ...times(decimal, 3))],
    key: (signs) => String(97 - remainder97(signs.slice(0, 6))).padStart(2, '0'),
  }),
  registerNumber({
    id: 'dni',
    title: 'Spanish identity numbers (DNI)',
    titleFr: 'numéros d’identité espagnols (DNI)',
    example: '12345678Z',
    evidence: 'certain',
    // Real Decreto 1553/2005: a letter by the remainder by 23.
    parts: [number(8), signKey(dniLetters)],
    key: (signs) => dniLetters[Number(signs) % 23],
  }),
  registerNumber({
    id: 'nie',
    title: 'Spanish foreigners’ numbers (NIE)',
    titleFr: 'numéros d’étrangers en Espagne (NIE)',
    example: 'X1234567L',
    evidence: 'certain',
    parts: [told('kind', ['X', 'Y', 'Z']), number(7), signKey(dniLetters)],
    key: (signs) => dniLetters[Number(`${'XYZ'.indexOf(signs[0] ?? 'X')}${signs.slice(1)}`) % 23],
  }),
  registerNumber({
    id: 'codice-fiscale',
    title: 'Italian tax codes (codice fiscale)',
    titleFr: 'codes fiscaux italiens (codice fiscale)',
    example: 'RSSMRA85T10A562S',
    evidence: 'certain',
    // DM 23/12/1976; letters of LMNPQRSTUV take the place of digits where two people have one code.
    parts: [
      free('names', ...times(capitals, 6)),
      told('year', ...times([...decimal, ...'LMNPQRSTUV'], 2)),
      told('month-letter', 'ABCDEHLMPRST'.split('')),
      told('day', ...times([...decimal, ...'LMNPQRSTUV'], 2)),
      told('town', capitals, ...times([...decimal, ...'LMNPQRSTUV'], 3)),
      signKey('ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
    ],
    key: (signs) => {
      const sum = [...signs].reduce(
        (total, sign, at) => total + (at % 2 === 0 ? codiceOdd[sign]! : codiceEven(sign)),
        0,
      )
      return String.fromCharCode(65 + (sum % 26))
    },
  }),
  registerNumber({
    id: 'steuer-id',
    title: 'German tax numbers (Steuer-ID)',
    titleFr: 'numéros fiscaux allemands (Steuer-ID)',
    example: '86095742719',
    // AO § 139b, BZSt: ISO 7064 MOD 11,10.
    parts: [free('number', decimal.slice(1), ...times(decimal, 9)), digitKey()],
    key: mod11And10,
  }),
  registerNumber({
    id: 'kvnr',
    title: 'German health insurance numbers (KVNR)',
    titleFr: 'numéros d’assurance maladie allemands (KVNR)',
    example: 'A123456780',
    evidence: 'certain',
    // SGB V § 290: the letter as two digits; 1 and 2 in turn, sums of digits.
    parts: [free('number', capitals, ...times(decimal, 8)), digitKey()],
    key: (signs) => {
      const digits = String((signs.charCodeAt(0) || 65) - 64).padStart(2, '0') + signs.slice(1)
      const sum = [...digits].reduce((total, digit, at) => {
        const product = Number(digit) * (1 + (at % 2))
        return total + (product > 9 ? product - 9 : product)
      }, 0)
      return String(sum % 10)
    },
  }),
  registerNumber({
    id: 'oib',
    title: 'Croatian personal numbers (OIB)',
    titleFr: 'numéros personnels croates (OIB)',
    example: '33392005961',
    parts: [number(10), digitKey()],
    key: mod11And10,
  }),
  registerNumber({
    id: 'hetu',
    title: 'Finnish personal identity codes (HETU)',
    titleFr: 'codes d’identité finlandais (HETU)',
    example: '131052-308T',
    evidence: 'certain',
    // Valtioneuvoston asetus 128/2010 and 690/2022: nine digits by 31; the sign tells the century.
    marks: /\s/,
    parts: [...bornAs('ddmmyy'), told('century', '+-ABCDEFUVWXY'.split('')), number(3), signKey(hetuSigns)],
    key: (signs) => hetuSigns[Number(signs.replace(/\D/g, '')) % 31],
  }),
  registerNumber({
    id: 'pps',
    title: 'Irish public service numbers (PPS)',
    titleFr: 'numéros de service public irlandais (PPS)',
    example: '6433435F',
    evidence: 'certain',
    // Department of Social Protection: 8, 7 … 2, by 23; a second letter counts nine times.
    parts: [
      [number(7), signKey('WABCDEFGHIJKLMNOPQRSTUV')],
      [number(7), signKey('WABCDEFGHIJKLMNOPQRSTUV'), told('second', 'WABCDEFGHI'.split(''))],
    ],
    key: (signs) => {
      const letters = 'WABCDEFGHIJKLMNOPQRSTUV'
      const second = signs.length > 7 ? letters.indexOf(signs[7] ?? '') * 9 : 0
      return letters[(weighed(signs, [8, 7, 6, 5, 4, 3, 2]) + second) % 23]
    },
  }),
  registerNumber({
    id: 'aadhaar',
    title: 'Indian identity numbers (Aadhaar)',
    titleFr: 'numéros d’identité indiens (Aadhaar)',
    example: '2341 2341 2346',
    parts: [free('number', '23456789'.split(''), ...times(decimal, 10)), digitKey()],
    key: verhoeffKey,
  }),
  registerNumber({
    id: 'nric',
    title: 'Singaporean identity numbers (NRIC, FIN)',
    titleFr: 'numéros d’identité singapouriens (NRIC, FIN)',
    example: 'S1234567D',
    evidence: 'certain',
    parts: [told('kind', ['S', 'T', 'F', 'G']), number(7), signKey('ABCDEFGHIJKLMNPQRTUWXZ')],
    key: (signs) => {
      const start = /[TG]/.test(signs[0] ?? '') ? 4 : 0
      const rest = (start + weighed(signs.slice(1), [2, 7, 6, 5, 4, 3, 2])) % 11
      return (/[ST]/.test(signs[0] ?? '') ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK')[rest]
    },
  }),
  registerNumber({
    id: 'curp',
    title: 'Mexican population codes (CURP)',
    titleFr: 'codes de population mexicains (CURP)',
    example: 'BOXW310820HNERXN09',
    evidence: 'certain',
    parts: [
      free('names', ...times(capitals, 4)),
      ...bornAs('yymmdd'),
      told('sex', ['H', 'M', 'X']),
      told('state', ...times(capitals, 2)),
      free('more', ...times(capitals, 3), [...decimal, ...capitals]),
      digitKey(),
    ],
    key: (signs) => {
      const values = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ'
      const sum = [...signs].reduce((total, sign, at) => total + values.indexOf(sign) * (18 - at), 0)
      return String((10 - (sum % 10)) % 10)
    },
  }),
  registerNumber({
    id: 'nhi',
    title: 'health numbers of New Zealand (NHI)',
    titleFr: 'numéros de santé néo-zélandais (NHI)',
    example: 'JBX3656',
    evidence: 'certain',
    // HISO 10046: letters without I and O count from 1; 7, 6 … 2 modulo 11.
    parts: [free('letters', ...times('ABCDEFGHJKLMNPQRSTUVWXYZ'.split(''), 3)), number(3), digitKey()],
    key: (signs) => {
      const value = (sign: string) => (/\d/.test(sign) ? Number(sign) : 'ABCDEFGHJKLMNPQRSTUVWXYZ'.indexOf(sign) + 1)
      const rest = [...signs].reduce((sum, sign, at) => sum + value(sign) * (7 - at), 0) % 11
      return rest === 0 ? undefined : String((11 - rest) % 10)
    },
  }),
  registerNumber({
    id: 'orcid',
    title: 'researchers’ identifiers (ORCID)',
    titleFr: 'identifiants de chercheurs (ORCID)',
    example: '0000-0002-1825-0097',
    evidence: 'certain',
    prefix: /^https?:\/\/orcid\.org\//,
    marks: /-/,
    parts: [{ name: 'lead', role: 'fixed', places: [['0000', '0009']] }, number(11), signKey('0123456789X')],
    key: mod11And2,
  }),
  registerNumber({
    id: 'vin',
    title: 'vehicles’ numbers (VIN)',
    titleFr: 'numéros de châssis (VIN)',
    example: '1M8GDM9AXKP042788',
    of: 'machine',
    evidence: 'certain',
    // 49 CFR 565, ISO 3779: the ninth sign is the key.
    parts: [
      told('maker', ...times(vinSigns, 3)),
      told('model', ...times(vinSigns, 5)),
      signKey('0123456789X'),
      told('series', ...times(vinSigns, 2)),
      free('number', ...times(vinSigns, 6)),
    ],
    allows: (parts) => /[A-Z]/.test(parts[0]?.text ?? '') || /[A-Z]/.test(parts[1]?.text ?? ''),
    key: (signs) => {
      const weights = [8, 7, 6, 5, 4, 3, 2, 10, 9, 8, 7, 6, 5, 4, 3, 2]
      const rest = weights.reduce((sum, weight, at) => sum + weight * (vinValues[signs[at] ?? '0'] ?? 0), 0) % 11
      return rest === 10 ? 'X' : String(rest)
    },
  }),
  registerNumber({
    id: 'matricule-lu',
    title: 'Luxembourgish identity numbers',
    titleFr: 'matricules luxembourgeois',
    example: '1893120105732',
    evidence: 'certain',
    parts: [...bornAs('yyyymmdd'), number(3), digitKey(2)],
    key: (signs) => {
      const doubled = [...signs].reverse().reduce((sum, digit, at) => {
        const value = at % 2 === 0 ? 2 * Number(digit) : Number(digit)
        return sum + (value > 9 ? value - 9 : value)
      }, 0)
      return String((10 - (doubled % 10)) % 10) + verhoeffKey(signs)
    },
  }),
]
