/** A way to write months; a pattern names it by how it writes January. */
export interface MonthStyle {
  readonly january: string
  readonly names: readonly string[]
}

const english = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] // prettier-ignore
const french = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] // prettier-ignore
const frenchShort = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.']

const spellings = [
  english.map((name) => name.slice(0, 3)),
  english,
  frenchShort,
  frenchShort.map((name) => name.replace('.', '')),
  french,
]
const cases = [capitalised, (name: string) => name.toUpperCase(), (name: string) => name.toLowerCase()]

/** Every style, the usual first: Jan, JAN, jan, January, …, janv., …, janvier. */
export const monthStyles: readonly MonthStyle[] = spellings
  .flatMap((names) => cases.map((write) => names.map(write)))
  .map((names) => ({ january: names[0]!, names }))

/** 1 to 12 of a month's name in English or French, short or long, whatever its accents and capitals; 0 for other words. */
export function monthOf(name: string): number {
  return months.get(bare(name)) ?? 0
}

const months = new Map(
  [...spellings, ['jan', 'fev', 'mar', 'avr', 'mai', 'jun', 'jul', 'aou', 'sep', 'oct', 'nov', 'dec']].flatMap(
    (names) => names.map((name, at) => [bare(name), at + 1] as const),
  ),
)

function bare(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase()
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
