import { decimal, free, numbers, times, told } from '../form.js'
import type { Identifier } from '../identifier.js'
import { luhnKey } from '../luhn.js'
import { bornAs, digitKey, number, registerNumber, weighed } from './register-number.js'

const tenLess = (sum: number) => String((10 - (sum % 10)) % 10)

/** Numbers whose key is a sum modulo 10: Luhn's, weighted, or of EAN. */
export const mod10Numbers: readonly Identifier[] = [
  registerNumber({
    id: 'pesel',
    title: 'Polish national numbers (PESEL)',
    titleFr: 'numéros nationaux polonais (PESEL)',
    example: '44051401359',
    evidence: 'certain',
    // Ustawa o ewidencji ludności: 1, 3, 7, 9; months + 20 from 2000, + 80 before 1900.
    parts: [
      ...bornAs('yymmdd', { months: [...numbers(1, 12, 2), ...numbers(21, 32, 2), ...numbers(81, 92, 2)] }),
      number(4),
      digitKey(),
    ],
    key: (signs) => tenLess(weighed(signs, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3])),
  }),
  registerNumber({
    id: 'personnummer',
    title: 'Swedish person numbers',
    titleFr: 'numéros de personnes suédois',
    example: '811228-9874',
    evidence: 'certain',
    // Skatteverket SKV 704: Luhn over the ten last digits; + for those of a hundred years; a day + 60 for coordination numbers.
    marks: /[\s+-]/,
    parts: [
      [...bornAs('yymm'), told('day', [...numbers(1, 31, 2), ...numbers(61, 91, 2)]), number(3), digitKey()],
      [
        told('century', ['18', '19', '20']),
        ...bornAs('yymm'),
        told('day', [...numbers(1, 31, 2), ...numbers(61, 91, 2)]),
        number(3),
        digitKey(),
      ],
    ],
    key: (signs) => luhnKey(signs.slice(-9)),
  }),
  registerNumber({
    id: 'amka',
    title: 'Greek social security numbers (AMKA)',
    titleFr: 'numéros de sécurité sociale grecs (AMKA)',
    example: '01013099997',
    evidence: 'certain',
    parts: [...bornAs('ddmmyy'), number(4), digitKey()],
    key: (signs) => luhnKey(signs),
  }),
  registerNumber({
    id: 'taj',
    title: 'Hungarian health insurance numbers (TAJ)',
    titleFr: 'numéros d’assurance maladie hongrois (TAJ)',
    example: '111 111 110',
    // 1997. évi LXXXIII. törvény: 3 and 7 in turn; the key is the remainder by 10.
    parts: [number(8), digitKey()],
    key: (signs) => String(weighed(signs, [3, 7, 3, 7, 3, 7, 3, 7]) % 10),
  }),
  registerNumber({
    id: 'ahv',
    title: 'Swiss social insurance numbers (AHV)',
    titleFr: 'numéros d’assurance sociale suisses (AVS)',
    example: '756.9217.0769.85',
    evidence: 'certain',
    // ZAS: country 756, the key of EAN-13.
    parts: [{ name: 'country', role: 'fixed', places: [['756']] }, number(9), digitKey()],
    key: (signs) => tenLess(weighed(signs, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3])),
  }),
  registerNumber({
    id: 'sin',
    title: 'Canadian social insurance numbers (SIN)',
    titleFr: 'numéros d’assurance sociale canadiens (NAS)',
    example: '046 454 286',
    parts: [number(8), digitKey()],
    key: (signs) => luhnKey(signs),
  }),
  registerNumber({
    id: 'health-card-on',
    title: 'health card numbers of Ontario',
    titleFr: 'numéros de carte Santé de l’Ontario',
    example: '1234-567-897-AB',
    // Ministry of Health, Health Card Validation: ten digits, Luhn, and a version of two letters.
    parts: [
      [free('number', '123456789'.split(''), ...times(decimal, 8)), digitKey()],
      [
        free('number', '123456789'.split(''), ...times(decimal, 8)),
        digitKey(),
        free('version', ...times('ABCDEFGHJKLMNPQRSTUVWXY'.split(''), 2)),
      ],
    ],
    key: (signs) => luhnKey(signs.slice(0, 9)),
  }),
  registerNumber({
    id: 'medicare-au',
    title: 'Australian Medicare numbers',
    titleFr: 'numéros Medicare australiens',
    example: '2123 45670 1',
    // Services Australia: 1, 3, 7, 9 twice; then the issue of the card, and the person's place on it.
    parts: [
      [free('number', '23456'.split(''), ...times(decimal, 7)), digitKey(), told('issue', decimal.slice(1))],
      [
        free('number', '23456'.split(''), ...times(decimal, 7)),
        digitKey(),
        told('issue', decimal.slice(1)),
        told('place', decimal.slice(1)),
      ],
    ],
    key: (signs) => String(weighed(signs, [1, 3, 7, 9, 1, 3, 7, 9]) % 10),
  }),
  registerNumber({
    id: 'ihi',
    title: 'Australian healthcare identifiers (IHI, HPI-I)',
    titleFr: 'identifiants de santé australiens (IHI, HPI-I)',
    example: '8003 6081 6669 0503',
    evidence: 'certain',
    parts: [{ name: 'lead', role: 'fixed', places: [['80036']] }, number(10), digitKey()],
    key: (signs) => luhnKey(signs),
  }),
  registerNumber({
    id: 'id-za',
    title: 'South African identity numbers',
    titleFr: 'numéros d’identité sud-africains',
    example: '8001015009087',
    evidence: 'certain',
    parts: [...bornAs('yymmdd'), number(4), told('citizen', ['0', '1', '2']), told('race', ['8', '9']), digitKey()],
    key: (signs) => luhnKey(signs),
  }),
  registerNumber({
    id: 'id-il',
    title: 'Israeli identity numbers',
    titleFr: 'numéros d’identité israéliens',
    example: '03933742-3',
    parts: [number(8), digitKey()],
    key: (signs) => luhnKey(signs),
  }),
  registerNumber({
    id: 'tckn',
    title: 'Turkish identity numbers',
    titleFr: 'numéros d’identité turcs',
    example: '17291716060',
    evidence: 'certain',
    parts: [free('number', decimal.slice(1), ...times(decimal, 8)), digitKey(2)],
    key: (signs) => {
      const [odd, even] = [weighed(signs, [1, 0, 1, 0, 1, 0, 1, 0, 1]), weighed(signs, [0, 1, 0, 1, 0, 1, 0, 1])]
      const first = (((7 * odd - even) % 10) + 10) % 10
      return `${first}${(odd + even + first) % 10}`
    },
  }),
  registerNumber({
    id: 'dea',
    title: 'US prescribers’ numbers (DEA)',
    titleFr: 'numéros de prescripteurs américains (DEA)',
    example: 'AB1234563',
    evidence: 'certain',
    // 21 CFR 1301: two letters (or a letter and 9), six digits; 1st, 3rd, 5th and twice 2nd, 4th, 6th.
    parts: [
      told('kind', 'ABCDEFGHJKLMPRSTUX'.split('')),
      free('name', [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ9']),
      number(6),
      digitKey(),
    ],
    key: (signs) => String(weighed(signs.slice(2), [1, 2, 1, 2, 1, 2]) % 10),
  }),
  registerNumber({
    id: 'imei',
    title: 'numbers of mobile devices (IMEI)',
    titleFr: 'numéros de téléphones mobiles (IMEI)',
    example: '490154203237518',
    of: 'machine',
    // 3GPP TS 23.003.
    parts: [
      told(
        'model',
        ['01', '35', '49', '86', '98', '99', '50', '51', '52', '91', '44', '45', '33', '10'],
        ...times(decimal, 6),
      ),
      number(6),
      digitKey(),
    ],
    key: (signs) => luhnKey(signs),
  }),
]
