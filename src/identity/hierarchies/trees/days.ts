import { everything } from './coded-tree.js'

/** What a day can be made coarser to; each lies whole inside those that follow it (ISO weeks do in none but years of weeks). */
export const dayLevels = [
  'day',
  'ten-days',
  'month',
  'quarter',
  'year',
  'five-years',
  'ten-years',
  'twenty-years',
] as const
export type DayLevel = (typeof dayLevels)[number]

const pad = (value: number, digits = 2) => String(value).padStart(digits, '0')

/** The name of the stretch of time that a moment lies in (epoch milliseconds, UTC). */
export function dayLabel(time: number, level: DayLevel): string {
  const date = new Date(time)
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
  const name = pad(year, 4)
  switch (level) {
    case 'day':
      return `${name}-${pad(month)}-${pad(day)}`
    case 'ten-days': {
      const third = Math.min(2, Math.floor((day - 1) / 10))
      const last = third === 2 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 10 * (third + 1)
      return `${name}-${pad(month)}-${pad(10 * third + 1)}/${pad(last)}`
    }
    case 'month':
      return `${name}-${pad(month)}`
    case 'quarter':
      return `${name}-Q${Math.ceil(month / 3)}`
    case 'year':
      return name
    case 'five-years':
      return years(year, 5)
    case 'ten-years':
      return years(year, 10)
    case 'twenty-years':
      return years(year, 20)
  }
}

function years(year: number, width: number): string {
  const first = year - (year % width)
  return `${pad(first, 4)}–${pad(first + width - 1, 4)}`
}

/** The path of a moment: its day, these stretches, `*`. */
export function dayPath(time: number, levels: readonly DayLevel[]): string[] {
  return [
    dayLabel(time, 'day'),
    ...levels.filter((level) => level !== 'day').map((level) => dayLabel(time, level)),
    everything,
  ]
}
