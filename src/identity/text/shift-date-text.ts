import { fold } from '../dictionaries/index.js'

export interface ShiftOptions {
  readonly days: number
  /** Whether 03/04/2023 is the fourth of March; where one number is above 12 that decides. */
  readonly monthFirst?: boolean
}

const names: Readonly<Record<'fr' | 'en', readonly string[]>> = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}

/**
 * A date in the same writing, so many days later. Of a month without a day the fifteenth is moved and cut again. Undefined
 * for dates in words and what is no date: those are for a tag.
 */
export function shiftDateText(text: string, { days, monthFirst = false }: ShiftOptions): string | undefined {
  const wide = (value: number, like: string) =>
    like.length > 1 ? String(value).padStart(like.length, '0') : String(value)
  const iso = /^(\d{4})([/.-]?)(\d{1,2})\2(\d{1,2})$/.exec(text)
  if (iso !== null && (iso[2] !== '' || text.length === 8)) {
    const [, y = '', mark = '', m = '', d = ''] = iso
    const moved = move({ year: Number(y), month: Number(m), day: Number(d) }, days)
    return moved && `${moved.year}${mark}${wide(moved.month, m)}${mark}${wide(moved.day, d)}`
  }
  const numeric = /^(\d{1,2})([/. -])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text)
  if (numeric !== null) {
    const [, one = '', mark = '', two = '', y = ''] = numeric
    const isMonthFirst = Number(two) > 12 || (monthFirst && Number(one) <= 12)
    const [d, m] = isMonthFirst ? [two, one] : [one, two]
    const moved = move({ year: wholeYear(y), month: Number(m), day: Number(d) }, days)
    if (moved === undefined) return undefined
    const parts = isMonthFirst ? [wide(moved.month, m), wide(moved.day, d)] : [wide(moved.day, d), wide(moved.month, m)]
    return [...parts, String(moved.year).slice(-y.length)].join(mark)
  }
  const month = /^(\d{1,2})\/(\d{4})$/.exec(text)
  if (month !== null) {
    const moved = move({ year: Number(month[2]), month: Number(month[1]), day: 15 }, days)
    return moved && `${wide(moved.month, month[1] ?? '')}/${moved.year}`
  }
  return shiftNamed(text, days)
}

function shiftNamed(text: string, days: number): string | undefined {
  const word = /\p{L}{3,}/u.exec(text.replace(/\b(?:er|st|nd|rd|th)\b/g, ''))?.[0] ?? ''
  const found = (['fr', 'en'] as const).flatMap((language) =>
    names[language].flatMap((name, index) =>
      word.length >= 3 && fold(name).startsWith(fold(word))
        ? [{ language, index, isWhole: name.length === word.length }]
        : [],
    ),
  )[0]
  const numbers = text.match(/\d+/g) ?? []
  const year = numbers.find((each) => each.length === 4) ?? (numbers.length === 2 ? numbers[1] : undefined)
  if (found === undefined || year === undefined) return undefined
  const day = numbers.find((each) => each !== year && Number(each) >= 1 && Number(each) <= 31)
  const moved = move({ year: wholeYear(year), month: found.index + 1, day: day === undefined ? 15 : Number(day) }, days)
  if (moved === undefined) return undefined
  const full = names[found.language][moved.month - 1] ?? ''
  const cut = found.isWhole ? full : full.slice(0, Math.max(3, word.length))
  const cased =
    word === word.toUpperCase()
      ? cut.toUpperCase()
      : word[0] === word[0]?.toUpperCase()
        ? `${cut[0]?.toUpperCase()}${cut.slice(1)}`
        : cut
  let isDayPut = false
  return text.replace(word, cased).replace(/\d+(?:er|st|nd|rd|th)?(?!\d)/g, (number) => {
    const digits = number.replace(/\D/g, '')
    if (digits === day && !isDayPut) {
      isDayPut = true
      return String(moved.day)
    }
    return String(moved.year).slice(-digits.length)
  })
}

function move(date: { readonly year: number; readonly month: number; readonly day: number }, days: number) {
  const real = new Date(Date.UTC(date.year, date.month - 1, date.day))
  if (real.getUTCMonth() !== date.month - 1 || date.month < 1 || date.day < 1) return undefined
  real.setUTCDate(real.getUTCDate() + days)
  return { year: real.getUTCFullYear(), month: real.getUTCMonth() + 1, day: real.getUTCDate() }
}

const wholeYear = (text: string) =>
  text.length === 4 ? Number(text) : Number(text) <= 26 ? 2000 + Number(text) : 1900 + Number(text)
