import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { MirrorwardError } from '../../errors.js'
import { didYouMean } from '../../messages/index.js'
import { type Column, levelColumn, numberColumn, Table } from '../../table/index.js'
import { fromIbmFloat } from './ibm-float.js'
import { sasMomentText } from './sas-moments.js'
import { shortNames } from './short-names.js'

export interface ReadXportOptions {
  /** Columns that are left out. */
  readonly ignore?: readonly string[] | undefined
  /** The data set to read, by its name; the first when not said. */
  readonly sheet?: string | undefined
}

const record = 80
const headerOf = (kind: string) => `HEADER RECORD*******${kind.padEnd(8)}HEADER RECORD!!!!!!!`

interface Variable {
  readonly name: string
  readonly label: string
  readonly format: string
  readonly isNumber: boolean
  readonly length: number
  readonly at: number
}

/**
 * A data set of a SAS transport file of version 5: numbers as numbers, texts without their trailing blanks, numbers of a date
 * or time format as ISO 8601; `.`, `._` and `.A` to `.Z` are missing. A column that was written with a longer name in its label gets
 * that back. Throws `bad-data` for a damaged file, version 8 and a data set without rows, `not-found` for one that is not there. O(bytes).
 */
export async function readXport(path: string, { ignore = [], sheet }: ReadXportOptions = {}): Promise<Table> {
  const bytes = await readFile(path)
  const fail = (message: string): never => {
    throw new MirrorwardError('bad-data', `cannot read file: "${path}"`, { issues: [{ message, file: path }] })
  }
  const text = (from: number, length: number) => bytes.toString('latin1', from, from + length)
  if (text(0, 48).startsWith(headerOf('LIBV8'))) fail('a SAS transport file of version 8: write version 5')
  if (text(0, 48) !== headerOf('LIBRARY')) fail('damaged, or not a SAS transport file of version 5')
  const members = membersOf(bytes)
  const names = members.map((at) => text(at + 2 * record + 8, 8).trim())
  const index = sheet === undefined ? 0 : names.findIndex((name) => name.toLowerCase() === sheet.toLowerCase())
  if (members.length === 0) fail('no data set is in it')
  if (index < 0)
    throw new MirrorwardError('not-found', `no data set is called "${sheet}"${didYouMean(sheet ?? '', names)}`)
  const start = members[index]!
  // Namestr records are 140 bytes, 136 on VAX.
  const nameLength = Number(text(start + 74, 4)) || 140
  const count = Number(text(start + 4 * record + 54, 4))
  if (!Number.isInteger(count) || count < 1) fail('no column is in it')
  const namesAt = start + 5 * record
  const dataAt = namesAt + Math.ceil((count * nameLength) / record) * record + record
  if (text(dataAt - record, 48) !== headerOf('OBS')) fail('damaged: the rows do not begin where they should')
  const variables = Array.from({ length: count }, (_, at) => variableOf(bytes, namesAt + at * nameLength))
  const width = variables.reduce((sum, { length }) => sum + length, 0)
  const end = members[index + 1] ?? bytes.length
  const rowCount = rowsIn(bytes.subarray(dataAt, end), width)
  if (rowCount === 0) fail('the file has no rows')
  const labels = shortNames(variables.map(({ label }) => label))
  const isOurs = variables.every(({ name }, at) => name === labels[at])
  const columns = variables
    .map((variable) => ({ ...variable, name: isOurs ? variable.label : variable.name }))
    .filter(({ name }) => !ignore.includes(name))
  return Table.of(
    columns.map((variable) => columnOf(bytes, variable, { dataAt, width, rowCount })),
    rowCount,
  )
}

/** Where each data set begins: headers stand at multiples of 80. */
function membersOf(bytes: Buffer): number[] {
  const header = Buffer.from(headerOf('MEMBER'), 'latin1')
  const found: number[] = []
  for (let at = bytes.indexOf(header); at >= 0; at = bytes.indexOf(header, at + 1))
    if (at % record === 0) found.push(at)
  return found
}

function variableOf(bytes: Buffer, at: number): Variable {
  const word = (from: number, length: number) => textOf(bytes.subarray(at + from, at + from + length))
  return {
    ...{ isNumber: bytes.readInt16BE(at) === 1, length: bytes.readInt16BE(at + 4) },
    ...{ name: word(8, 8), label: word(16, 40), format: word(56, 8), at: bytes.readInt32BE(at + 84) },
  }
}

/** Whole rows; those that are blank and lie within the padding of the last record are none. */
function rowsIn(data: Buffer, width: number): number {
  let rows = Math.floor(data.length / width)
  const isBlank = (row: number) => data.subarray(row * width, (row + 1) * width).every((byte) => byte === 0x20)
  while (rows > 0 && (rows - 1) * width > data.length - record && isBlank(rows - 1)) rows--
  // A data set without rows, or one whose only row fits the padding.
  return rows === 1 && data.length <= record && isBlank(0) ? 0 : rows
}

function columnOf(
  bytes: Buffer,
  { name, format, isNumber, length, at }: Variable,
  { dataAt, width, rowCount }: { readonly dataAt: number; readonly width: number; readonly rowCount: number },
): Column {
  const cell = (row: number) => bytes.subarray(dataAt + row * width + at, dataAt + row * width + at + length)
  const rows = Array.from({ length: rowCount }, (_, row) => row)
  if (!isNumber)
    return levelColumn(
      name,
      rows.map((row) => textOf(cell(row)) || null),
    )
  const numbers = rows.map((row) => fromIbmFloat(cell(row)))
  const told = sasMomentText(format)
  if (told === undefined) return numberColumn(name, numbers)
  return levelColumn(
    name,
    numbers.map((number) => (number === null ? null : told(number))),
  )
}

const windows1252 = new TextDecoder('windows-1252')

/** Texts say nowhere how they are encoded. */
function textOf(bytes: Uint8Array): string {
  const text = isUtf8(bytes) ? Buffer.from(bytes).toString('utf8') : windows1252.decode(bytes)
  return text.replace(/[\0 ]+$/, '')
}
