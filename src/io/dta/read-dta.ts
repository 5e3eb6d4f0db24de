import { readFile } from 'node:fs/promises'
import { MirrorwardError } from '../../errors.js'
import { type Column, levelColumn, numberColumn, Table } from '../../table/index.js'
import { dtaCellReader, readLongTexts } from './cell-reader.js'
import { type DtaVariable, dtaLayout } from './dta-layout.js'
import { stataDateText } from './stata-dates.js'
import { labelsOf, readValueLabels, type ValueLabels } from './value-labels.js'

export interface ReadDtaOptions {
  /** Columns that are left out. */
  readonly ignore?: readonly string[] | undefined
}

/**
 * A table from a Stata file of format 117 to 119, of either byte order: numbers as numbers (floats as their shortest
 * decimals), texts, long texts, labelled numbers and dates (ISO 8601) as levels; `.` and `.a` to `.z` are missing. Throws
 * `bad-data` for a damaged file, an older format, and one without rows. O(rows × columns).
 */
export async function readDta(path: string, { ignore = [] }: ReadDtaOptions = {}): Promise<Table> {
  const bytes = await readFile(path)
  const fail = (message: string): never => {
    throw new MirrorwardError('bad-data', `cannot read file: "${path}"`, { issues: [{ message, file: path }] })
  }
  try {
    const layout = dtaLayout(bytes, path)
    if (layout.rowCount === 0) fail('the file has no rows')
    const { version, variables, rowCount } = layout
    const longTexts = readLongTexts(layout.readerAt('strls'), version)
    const readers = variables.map(({ type }) => dtaCellReader(type, { version, longTexts }))
    const data = layout.readerAt('data')
    const cells = variables.map((): (number | string | null)[] => [])
    for (let row = 0; row < rowCount; row++)
      readers.forEach((read, index) => {
        cells[index]!.push(read(data))
      })
    data.tag('/data')
    const labels = readValueLabels(layout.readerAt('value_labels'), version)
    const columns = variables.flatMap((variable, index) =>
      ignore.includes(variable.name) ? [] : [columnOf(variable, cells[index]!, labels.get(variable.labels))],
    )
    return Table.of(columns, rowCount)
  } catch (error) {
    if (error instanceof RangeError) return fail('damaged, or not a Stata file')
    throw error
  }
}

function columnOf(
  { name, format }: DtaVariable,
  cells: readonly (number | string | null)[],
  labels: ValueLabels | undefined,
): Column {
  const texts = labelsOf(cells, labels)
  if (texts !== undefined)
    return levelColumn(
      name,
      cells.map((cell) => (cell === null ? null : (texts.get(cell as number) ?? null))),
      [...texts.values()],
    )
  const dateText = stataDateText(format)
  if (dateText === undefined && cells.every((cell) => typeof cell !== 'string')) return numberColumn(name, cells)
  return levelColumn(
    name,
    cells.map((cell) => (typeof cell === 'number' ? (dateText ?? String)(cell) : cell === '' ? null : cell)),
  )
}
