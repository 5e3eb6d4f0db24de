import { type Column, levelColumn, numberColumn } from '../../table/index.js'

/** A cell of a sheet; null is empty, or an error. */
export type SheetCell = string | number | boolean | Date | null

/** Day 0 of workbooks that count from 1900, as Excel and others place it, and of those that count from 1904. */
const zeroDays = new Set(['1899-12-30', '1899-12-31', '1904-01-01'])
/** Serial numbers of days are fractions: a moment is off by up to so much. */
const serialError = 2

/** A column from the cells of a sheet: numbers when all are; else texts, with dates and times in ISO 8601. */
export function sheetColumn(name: string, cells: readonly SheetCell[]): Column {
  if (cells.every((cell): cell is number | null => cell === null || typeof cell === 'number'))
    return numberColumn(name, cells)
  const momentText = momentTexts(cells.filter((cell) => cell instanceof Date))
  return levelColumn(
    name,
    cells.map((cell) => {
      if (cell === null || cell === '') return null
      return cell instanceof Date ? momentText(cell) : String(cell)
    }),
  )
}

/** How the moments of one column are written: as times when all lie on day 0, as dates when all are midnights. */
function momentTexts(moments: readonly Date[]): (moment: Date) => string {
  const texts = moments.map(isoText)
  if (texts.every((text) => zeroDays.has(text.slice(0, 10)))) return (moment) => isoText(moment).slice(11)
  if (texts.every((text) => text.endsWith('T00:00:00'))) return (moment) => isoText(moment).slice(0, 10)
  return isoText
}

/** `2024-02-29T13:05:09`, with thousandths where there are any. */
function isoText(moment: Date): string {
  const time = moment.getTime()
  const second = Math.round(time / 1000) * 1000
  const exact = Math.abs(time - second) <= serialError ? second : time
  return new Date(exact).toISOString().replace(/(?:\.000)?Z$/, '')
}
