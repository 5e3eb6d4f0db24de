import { englishMonths, frenchMonths } from '../people/dates.js'

/** "douze mars deux mille vingt-trois". Years from 1900 to 2099. */
export function frenchDateInWords(date: Date): string {
  const day = date.getUTCDate()
  const year = date.getUTCFullYear()
  const century = year < 2000 ? 'mille neuf cent' : 'deux mille'
  const rest = year % 100 === 0 ? '' : ` ${frenchNumber(year % 100)}`
  return `${day === 1 ? 'premier' : frenchNumber(day)} ${frenchMonths[date.getUTCMonth()]} ${century}${rest}`
}

/** "the twelfth of March two thousand and twenty-three", from its ordinal on. Years from 1900 to 2099. */
export function englishDateInWords(date: Date): string {
  const year = date.getUTCFullYear()
  const rest = year % 100
  const years =
    year < 2000
      ? `nineteen ${rest === 0 ? 'hundred' : rest < 10 ? `oh ${englishNumber(rest)}` : englishNumber(rest)}`
      : `two thousand${rest === 0 ? '' : ` and ${englishNumber(rest)}`}`
  return `${englishOrdinal(date.getUTCDate())} of ${englishMonths[date.getUTCMonth()]} ${years}`
}

const frenchUnits =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  )
const frenchTens = [
  '',
  '',
  'vingt',
  'trente',
  'quarante',
  'cinquante',
  'soixante',
  'soixante',
  'quatre-vingt',
  'quatre-vingt',
]

function frenchNumber(number: number): string {
  if (number < 20) return frenchUnits[number]!
  if (number === 80) return 'quatre-vingts'
  const tens = Math.floor(number / 10)
  const rest = tens === 7 || tens === 9 ? number - 10 * (tens - 1) : number % 10
  if (rest === 0) return frenchTens[tens]!
  return `${frenchTens[tens]}${(rest === 1 || rest === 11) && tens < 8 ? ' et ' : '-'}${frenchUnits[rest]}`
}

const englishUnits =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const englishTens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

function englishNumber(number: number): string {
  if (number < 20) return englishUnits[number]!
  const rest = number % 10
  return `${englishTens[Math.floor(number / 10)]}${rest === 0 ? '' : `-${englishUnits[rest]}`}`
}

function englishOrdinal(day: number): string {
  const odd: Readonly<Record<string, string>> = {
    ...{
      one: 'first',
      two: 'second',
      three: 'third',
      five: 'fifth',
      eight: 'eighth',
      nine: 'ninth',
      twelve: 'twelfth',
    },
    ...{ twenty: 'twentieth', thirty: 'thirtieth' },
  }
  const words = englishNumber(day).split('-')
  const last = words.pop()!
  return [...words, odd[last] ?? `${last}th`].join('-')
}
