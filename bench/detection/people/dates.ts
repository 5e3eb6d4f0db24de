/** Ways of writing a day; each takes a UTC date. */
export const iso = (date: Date): string => date.toISOString().slice(0, 10)
export const isoTime = (date: Date): string => date.toISOString().slice(0, 19).replace('T', ' ')
export const dayFirst = (date: Date): string => iso(date).split('-').reverse().join('/')
export const dayFirstShort = (date: Date): string => dayFirst(date).replace(/\/\d\d(\d\d)$/, '/$1')
export const dayFirstDots = (date: Date): string => dayFirst(date).replaceAll('/', '.')
export const compact = (date: Date): string => iso(date).replaceAll('-', '')
export const monthFirst = (date: Date): string => {
  const [year, month, day] = iso(date).split('-')
  return `${month}/${day}/${year}`
}
export const oracle = (date: Date): string =>
  `${two(date.getUTCDate())}-${englishMonths[date.getUTCMonth()]!.slice(0, 3).toUpperCase()}-${two(date.getUTCFullYear() % 100)}`
export const frenchWords = (date: Date): string =>
  `${date.getUTCDate() === 1 ? '1er' : date.getUTCDate()} ${frenchMonths[date.getUTCMonth()]} ${date.getUTCFullYear()}`
export const englishWords = (date: Date): string =>
  `${date.getUTCDate()} ${englishMonths[date.getUTCMonth()]} ${date.getUTCFullYear()}`
export const americanWords = (date: Date): string =>
  `${englishMonths[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}`
/** Days since 1899-12-30, as spreadsheets count. */
export const spreadsheetDay = (date: Date): string => String(Math.round(date.getTime() / 86_400_000) + 25569)

export function plusDays(date: Date, days: number): Date {
  return new Date(date.getTime() + days * 86_400_000)
}

export function ageAt(born: Date, at: Date): number {
  const years = at.getUTCFullYear() - born.getUTCFullYear()
  return iso(at).slice(5) < iso(born).slice(5) ? years - 1 : years
}

export const frenchMonths: readonly string[] = [
  ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre'],
  'décembre',
]
export const englishMonths: readonly string[] = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November'],
  'December',
]

function two(number: number): string {
  return String(number).padStart(2, '0')
}
