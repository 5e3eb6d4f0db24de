import { writeFile } from 'node:fs/promises'
import { MirrorwardError } from '../../errors.js'
import { type Column, isMissing, type LevelColumn, partsOfFormat, type Schema, type Table } from '../../table/index.js'
import { ibmFloat, missingNumber } from './ibm-float.js'
import { sasMoments } from './sas-moments.js'
import { shortNames } from './short-names.js'

const record = 80
const longestText = 200
const longestLabel = 40
/** Files tell when they were made: the first moment that SAS knows, or the same table would not be the same bytes. */
const moment = '01JAN60:00:00:00'

interface Variable {
  readonly name: string
  readonly format: string
  readonly width: number
  readonly isNumber: boolean
  readonly length: number
  cell(part: Column, row: number): Uint8Array
}

/**
 * Writes batches as one data set of a SAS transport file of version 5, as authorities take it: all rows in memory. Columns get
 * names of eight characters, with their own in the label. Throws `unsupported` with every column whose texts are longer than
 * 200 bytes, whose numbers lie beyond 16^63 or whose name is longer than a label.
 */
export async function writeXport(tables: AsyncIterable<Table>, path: string, schema?: Schema): Promise<void> {
  const batches: Table[] = []
  for await (const table of tables) batches.push(table)
  const columns = batches[0]?.columnNames ?? []
  const variables = columns.map((name) =>
    variableOf(
      batches.map((batch) => batch.column(name)),
      schema,
    ),
  )
  refuse(path, variables, batches)
  const rows = batches.flatMap((batch) =>
    Array.from({ length: batch.rowCount }, (_, row) =>
      Buffer.concat(variables.map((variable) => variable.cell(batch.column(variable.name), row))),
    ),
  )
  const names = Buffer.concat(namestrs(variables))
  const dataset = shortNames([schema?.name ?? 'DATA'])[0]!
  await writeFile(
    path,
    Buffer.concat([
      ...[header('LIBRARY'), line('SAS     SAS     SASLIB  9.4     ', moment), line(moment)],
      ...[header('MEMBER', '000000000000000001600000000140  '), header('DSCRPTR')],
      ...[line(`SAS     ${dataset.padEnd(8)}SASDATA 9.4     `, moment), line(moment)],
      header('NAMESTR', `000000${String(variables.length).padStart(4, '0')}00000000000000000000  `),
      ...[padded(names), header('OBS'), padded(Buffer.concat(rows))],
    ]),
  )
}

function header(kind: string, rest = '000000000000000000000000000000  '): Buffer {
  return Buffer.from(`HEADER RECORD*******${kind.padEnd(8)}HEADER RECORD!!!!!!!${rest}`.padEnd(record), 'latin1')
}

/** A record that ends in a word where two are given. */
function line(start: string, end = ''): Buffer {
  return Buffer.from(`${start.padEnd(record - end.length)}${end}`, 'latin1')
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((record - (bytes.length % record)) % record, ' ')])
}

function variableOf(parts: readonly Column[], schema?: Schema): Variable {
  const { name, type } = parts[0]!
  const column = schema?.columns.find((each) => each.name === name)
  if (type === 'level') {
    const longest = parts.flatMap((part) => (part as LevelColumn).levels.map((level) => Buffer.byteLength(level)))
    const length = longest.reduce((most, each) => Math.max(most, each), 1)
    const cell = (part: Column, row: number) => {
      const { levels, codes } = part as LevelColumn
      return Buffer.concat([Buffer.from(levels[codes[row]!] ?? ''), Buffer.alloc(length, ' ')], length)
    }
    return { name, format: '', width: 0, isNumber: false, length, cell }
  }
  const told = column?.kind === 'datetime' ? sasMoments[partsOfFormat(column.format)] : undefined
  return {
    ...{ name, format: told?.format ?? '', width: told?.width ?? 0, isNumber: true, length: 8 },
    cell(part, row) {
      if (part.type !== 'number' || isMissing(part, row)) return missingNumber
      return ibmFloat(told?.number(part.values[row]!) ?? part.values[row]!) ?? missingNumber
    },
  }
}

function namestrs(variables: readonly Variable[]): Buffer[] {
  const names = shortNames(variables.map(({ name }) => name))
  let at = 0
  return variables.map(({ name, format, width, isNumber, length }, index) => {
    const bytes = Buffer.alloc(140)
    bytes.fill(' ', 8, 64)
    bytes.fill(' ', 72, 80)
    bytes.writeInt16BE(isNumber ? 1 : 2, 0)
    bytes.writeInt16BE(length, 4)
    bytes.writeInt16BE(index + 1, 6)
    bytes.write(names[index]!, 8, 'latin1')
    bytes.write(name, 16, longestLabel, 'utf8')
    bytes.write(format, 56, 'latin1')
    bytes.writeInt16BE(width, 64)
    bytes.writeInt32BE(at, 84)
    at += length
    return bytes
  })
}

function refuse(path: string, variables: readonly Variable[], batches: readonly Table[]): void {
  const issues = variables.flatMap(({ name, isNumber, length }) => {
    const problems = [
      ...(Buffer.byteLength(name) > longestLabel ? [`a name longer than ${longestLabel} bytes`] : []),
      ...(!isNumber && length > longestText ? [`texts longer than ${longestText} bytes`] : []),
      ...(isNumber && batches.some((batch) => hasBeyond(batch.column(name))) ? ['numbers beyond 16^63'] : []),
    ]
    return problems.map((message) => ({ message, column: name }))
  })
  if (issues.length > 0)
    throw new MirrorwardError('unsupported', `a SAS transport file does not hold this table: "${path}"`, { issues })
}

function hasBeyond(column: Column): boolean {
  return column.type === 'number' && column.values.some((value, row) => !isMissing(column, row) && !ibmFloat(value))
}
