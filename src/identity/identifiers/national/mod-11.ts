import { decimal, free, numbers, times, told } from '../form.js'
import type { Identifier } from '../identifier.js'
import { bornAs, digitKey, number, registerNumber, signKey, weighed } from './register-number.js'

const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, at) => from - at)

/** 11 less the remainder; where that is 10 none is given out, and 11 is 0. */
function elevenLess(sum: number): string | undefined {
  const key = (11 - (sum % 11)) % 11
  return key === 10 ? undefined : String(key)
}

/** Numbers whose key is a weighted sum modulo 11, each by the specification of its register. */
export const mod11Numbers: readonly Identifier[] = [
  registerNumber({
    id: 'bsn',
    title: 'Dutch citizen service numbers (BSN)',
    titleFr: 'numéros de citoyens néerlandais (BSN)',
    example: '111222333',
    // Wet algemene bepalingen burgerservicenummer; "elfproef": 9, 8 … 2 and −1.
    parts: [number(8), digitKey()],
    key: (signs) => {
      const key = weighed(signs, down(9, 2)) % 11
      return key === 10 ? undefined : String(key)
    },
  }),
  registerNumber({
    id: 'nif-pt',
    title: 'Portuguese tax numbers (NIF)',
    titleFr: 'numéros fiscaux portugais (NIF)',
    example: '123456789',
    // Decreto-Lei 14/2013; remainders 0 and 1 give 0.
    parts: [free('number', '12356789'.split(''), ...times(decimal, 7)), digitKey()],
    key: (signs) => {
      const rest = weighed(signs, down(9, 2)) % 11
      return String(rest < 2 ? 0 : 11 - rest)
    },
  }),
  registerNumber({
    id: 'cpr-dk',
    title: 'Danish person numbers (CPR)',
    titleFr: 'numéros de personnes danois (CPR)',
    example: '070761-4285',
    // CPR-kontoret; numbers given out since 2007 may not keep the key.
    evidence: 'certain',
    parts: [...bornAs('ddmmyy'), number(3), digitKey()],
    key: (signs) => elevenLess(weighed(signs, [4, 3, 2, 7, 6, 5, 4, 3, 2])),
  }),
  registerNumber({
    id: 'fodselsnummer',
    title: 'Norwegian birth numbers',
    titleFr: 'numéros de naissance norvégiens',
    example: '01010112377',
    evidence: 'certain',
    // Skatteetaten: two keys modulo 11; a day + 40 for numbers given to visitors (D-nummer).
    parts: [
      told('day', [...numbers(1, 31, 2), ...numbers(41, 71, 2)]),
      told('month', [...numbers(1, 12, 2), ...numbers(41, 52, 2)]),
      told('year', ...times(decimal, 2)),
      number(3),
      digitKey(2),
    ],
    key: (signs) => {
      const first = elevenLess(weighed(signs, [3, 7, 6, 1, 8, 9, 4, 5, 2]))
      if (first === undefined) return undefined
      const second = elevenLess(weighed(signs + first, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]))
      return second === undefined ? undefined : first + second
    },
  }),
  registerNumber({
    id: 'rodne-cislo',
    title: 'Czech and Slovak birth numbers',
    titleFr: 'numéros de naissance tchèques et slovaques',
    example: '710319/2745',
    evidence: 'certain',
    // Zákon 133/2000 Sb.: ten digits that 11 divides; months + 50 for women, + 20 where the numbers of a day ran out.
    parts: [
      ...bornAs('yymmdd', {
        months: [...numbers(1, 12, 2), ...numbers(21, 32, 2), ...numbers(51, 62, 2), ...numbers(71, 82, 2)],
      }),
      number(3),
      digitKey(),
    ],
    key: (signs) => String((Number(signs) % 11) % 10),
  }),
  registerNumber({
    id: 'cnp',
    title: 'Romanian personal codes (CNP)',
    titleFr: 'codes numériques personnels roumains (CNP)',
    example: '1630615123457',
    evidence: 'certain',
    // OUG 97/2005: 279146358279; a remainder of 10 gives 1.
    parts: [told('sex', '123456789'.split('')), ...bornAs('yymmdd'), number(5), digitKey()],
    key: (signs) => {
      const rest = weighed(signs, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11
      return String(rest === 10 ? 1 : rest)
    },
  }),
  registerNumber({
    id: 'egn',
    title: 'Bulgarian civil numbers (EGN)',
    titleFr: 'numéros civils bulgares (EGN)',
    example: '7523169263',
    evidence: 'certain',
    // Naredba RD-02-20-9: powers of 2 modulo 11, 10 gives 0; months + 20 before 1900, + 40 from 2000.
    parts: [
      ...bornAs('yymmdd', { months: [...numbers(1, 12, 2), ...numbers(21, 32, 2), ...numbers(41, 52, 2)] }),
      number(3),
      digitKey(),
    ],
    key: (signs) => String((weighed(signs, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10),
  }),
  registerNumber({
    id: 'jmbg',
    title: 'citizen numbers of Slovenia, Croatia, Serbia and Bosnia (EMŠO, JMBG)',
    titleFr: 'numéros de citoyens slovènes, croates, serbes et bosniens (EMŠO, JMBG)',
    example: '0101006500006',
    evidence: 'certain',
    // Uradni list RS 8/99: 7, 6 … 2 twice.
    parts: [...bornAs('ddmmyyy'), number(5), digitKey()],
    key: (signs) => elevenLess(weighed(signs, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2])),
  }),
  registerNumber({
    id: 'isikukood',
    title: 'personal codes of Estonia and Lithuania',
    titleFr: 'codes personnels estoniens et lituaniens',
    example: '37605030299',
    evidence: 'certain',
    // EVS 585:2007: a second row of weights where the first gives 10.
    parts: [told('sex', '12345678'.split('')), ...bornAs('yymmdd'), number(3), digitKey()],
    key: (signs) => {
      const first = weighed(signs, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11
      const second = weighed(signs, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11
      return String(first < 10 ? first : second % 10)
    },
  }),
  registerNumber({
    id: 'svnr-at',
    title: 'Austrian social insurance numbers',
    titleFr: 'numéros d’assurance sociale autrichiens',
    example: '1237 010180',
    evidence: 'certain',
    // ASVG § 460d: the key is the fourth digit, the date of birth follows.
    parts: [free('number', ...times(decimal, 3)), digitKey(), ...bornAs('ddmmyy')],
    key: (signs) => {
      const key = weighed(signs, [3, 7, 9, 5, 8, 4, 2, 1, 6]) % 11
      return key === 10 ? undefined : String(key)
    },
  }),
  registerNumber({
    id: 'kennitala',
    title: 'Icelandic identity numbers (kennitala)',
    titleFr: 'numéros d’identité islandais (kennitala)',
    example: '120174-3399',
    evidence: 'certain',
    parts: [...bornAs('ddmmyy'), free('number', ...times(decimal, 2)), digitKey(), told('century', ['8', '9', '0'])],
    key: (signs) => elevenLess(weighed(signs, [3, 2, 7, 6, 5, 4, 3, 2])),
  }),
  registerNumber({
    id: 'chi',
    title: 'Scottish health numbers (CHI)',
    titleFr: 'numéros de santé écossais (CHI)',
    example: '0101011237',
    evidence: 'certain',
    // NHS Scotland: day, month and year of birth, three digits, modulo 11 by 10, 9 … 2.
    parts: [...bornAs('ddmmyy'), number(3), digitKey()],
    key: (signs) => elevenLess(weighed(signs, down(10, 2))),
  }),
  registerNumber({
    id: 'phn-bc',
    title: 'personal health numbers of British Columbia',
    titleFr: 'numéros de santé de Colombie-Britannique',
    example: '9698 658 215',
    // BC Ministry of Health: 9, then weights 2, 4, 8, 5, 10, 9, 7, 3.
    parts: [{ name: 'lead', role: 'fixed', places: [['9']] }, number(8), digitKey()],
    key: (signs) => {
      const key = 11 - (weighed(signs, [0, 2, 4, 8, 5, 10, 9, 7, 3]) % 11)
      return key > 9 ? undefined : String(key)
    },
  }),
  registerNumber({
    id: 'cpf',
    title: 'Brazilian taxpayer numbers (CPF)',
    titleFr: 'numéros de contribuables brésiliens (CPF)',
    example: '390.533.447-05',
    evidence: 'certain',
    parts: [number(9), digitKey(2)],
    key: (signs) => {
      const one = (digits: string) => String(((weighed(digits, down(digits.length + 1, 2)) * 10) % 11) % 10)
      const first = one(signs)
      return first + one(signs + first)
    },
  }),
  registerNumber({
    id: 'rut',
    title: 'Chilean national numbers (RUT)',
    titleFr: 'numéros nationaux chiliens (RUT)',
    example: '12.531.909-2',
    parts: [
      [number(8), signKey('0123456789K')],
      [number(7), signKey('0123456789K')],
    ],
    key: (signs) => {
      const sum = [...signs].reverse().reduce((total, digit, at) => total + Number(digit) * (2 + (at % 6)), 0)
      const key = (11 - (sum % 11)) % 11
      return key === 10 ? 'K' : String(key)
    },
  }),
  registerNumber({
    id: 'resident-cn',
    title: 'Chinese resident identity numbers',
    titleFr: 'numéros d’identité chinois',
    example: '11010519491231002X',
    evidence: 'certain',
    // GB 11643-1999, ISO 7064 MOD 11-2.
    parts: [told('region', ...times(decimal, 6)), ...bornAs('yyyymmdd'), number(3), signKey('0123456789X')],
    key: (signs) => '10X98765432'[weighed(signs, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11],
  }),
  registerNumber({
    id: 'rrn-kr',
    title: 'Korean resident registration numbers',
    titleFr: 'numéros d’enregistrement coréens',
    example: '971013-9019902',
    evidence: 'certain',
    parts: [...bornAs('yymmdd'), number(6), digitKey()],
    key: (signs) => String((11 - (weighed(signs, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10),
  }),
]
