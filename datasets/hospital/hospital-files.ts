import type { Hospital } from './hospital.js'

type Cell = string | number | null

/** How each column of a moment is written; other numbers stand as they are. */
const moments: Readonly<Record<string, 'date' | 'minute'>> = {
  birth_date: 'date',
  last_seen: 'minute',
  admitted: 'minute',
  discharged: 'minute',
  taken: 'minute',
  written: 'minute',
  started: 'date',
  stopped: 'date',
}

/** The hospital as CSV files by name: UTF-8, commas, dates as 2021-05-04 and moments as 2021-05-04 16:30, missing cells empty. */
export function hospitalFiles(hospital: Hospital): Readonly<Record<string, string>> {
  const tables = Object.entries(hospital) as [keyof Hospital, readonly Readonly<Record<string, Cell>>[]][]
  return Object.fromEntries(
    tables.map(([name, rows]) => {
      const columns = Object.keys(rows[0] ?? {})
      const lines = rows.map((row) => columns.map((column) => written(row[column] ?? null, moments[column])).join(','))
      return [`${name}.csv`, `${[columns.join(','), ...lines].join('\n')}\n`]
    }),
  )
}

function written(cell: Cell, moment: 'date' | 'minute' | undefined): string {
  if (cell === null) return ''
  if (moment !== undefined && typeof cell === 'number') {
    const [date = '', time = ''] = new Date(cell).toISOString().split('T')
    return moment === 'date' ? date : `${date} ${time.slice(0, 5)}`
  }
  const text = String(cell)
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
