import { readFile } from 'node:fs/promises'
import type { Sheet } from 'read-excel-file/node'
import { type Issue, MirrorwardError } from '../../errors.js'
import { Table } from '../../table/index.js'
import type { TypedReadOptions } from '../typed-format.js'
import { type SheetCell, sheetColumn } from './sheet-column.js'

/** What a first column without a name is called: pandas and R write row names so. */
const rowNamesName = 'row names'

/**
 * A table from one sheet of an .xlsx workbook, its first filled row the header: numbers as numbers; texts, dates (ISO 8601,
 * whichever day the workbook counts from), times and booleans as levels; formulas as what they last gave; cells with an
 * error, and empty ones, as missing. Rows and columns without any cell are left out. Throws `bad-data`. O(cells).
 */
export async function readXlsx(
  path: string,
  { sheet, allowOther = false, ignore = [] }: TypedReadOptions = {},
): Promise<Table> {
  const fail = (issues: readonly Issue[]): never => {
    throw new MirrorwardError('bad-data', `cannot read file: "${path}"`, { issues: [...issues] })
  }
  const sheets = (await sheetsOf(path)) ?? fail([{ message: 'damaged, or not an .xlsx file', file: path }])
  const named = sheets.find((each) => each.sheet === sheet)
  // A workbook of ours has one sheet, whatever that of the real rows is called.
  const chosen = sheet === undefined || (allowOther && sheets.length === 1) ? (named ?? sheets[0]) : named
  if (chosen === undefined) {
    const known = sheets.map((each) => `"${each.sheet}"`).join(', ')
    return fail([{ message: `no sheet of that name (--sheet: ${known})`, file: path }])
  }
  const [header, ...rows] = chosen.data.filter((row) => row.some((cell) => cell !== null))
  if (header === undefined || rows.length === 0)
    return fail([
      { message: header === undefined ? 'the sheet is empty' : 'the sheet has a header but no rows', file: path },
    ])
  const width = Math.max(header.length, ...rows.map((row) => row.length))
  const issues: Issue[] = []
  const seen = new Set<string>()
  const columns = Array.from({ length: width }, (_, index) => {
    const title = header[index] === null || header[index] === undefined ? '' : String(header[index])
    const cells = rows.map((row) => (row[index] ?? null) as SheetCell)
    if (title.trim() === '' && cells.every((cell) => cell === null)) return []
    const name = title.trim() !== '' ? title : index === 0 ? rowNamesName : `column ${index + 1}`
    if (ignore.includes(name)) return []
    if (seen.has(name)) issues.push({ message: 'the header occurs twice', file: path, column: name })
    seen.add(name)
    return [sheetColumn(name, cells)]
  }).flat()
  if (issues.length > 0) fail(issues)
  return Table.of(columns, rows.length)
}

/** Every sheet, first to last; nothing when the file is no workbook. */
async function sheetsOf(path: string): Promise<Sheet[] | undefined> {
  const { default: readSheets } = await import('read-excel-file/node')
  const bytes = await readFile(path)
  try {
    return await readSheets(bytes)
  } catch {
    // Its messages may quote the file.
    return undefined
  }
}
