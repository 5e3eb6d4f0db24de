import { open } from 'node:fs/promises'
import { type Column, isMissing, partsOfFormat, type Schema, type Table } from '../../table/index.js'

/** Files tell when they were made: one moment for all, or the same table would not be the same bytes. */
const moment = '1970-01-01T00:00:00'

/** A column as CDISC's Dataset-JSON 1.1 describes it, and how a cell of it stands in a row. */
interface Described {
  readonly name: string
  readonly dataType: 'string' | 'integer' | 'double' | 'boolean' | 'date' | 'datetime' | 'time'
  cell(column: Column, row: number): string | number | boolean | null
}

/**
 * Writes batches as CDISC Dataset-JSON 1.1: what the columns are, then a row a line. Dates are ISO 8601, missing cells null.
 * The rows of all batches are counted before the first is written, so the table is held in memory. O(cells).
 */
export async function writeDatasetJson(tables: AsyncIterable<Table>, path: string, schema?: Schema): Promise<void> {
  const batches: Table[] = []
  for await (const table of tables) batches.push(table)
  const name = schema?.name ?? 'table'
  const columns = (batches[0]?.columns ?? []).map((column) => described(column, batches, schema))
  const head = {
    ...{ datasetJSONCreationDateTime: moment, datasetJSONVersion: '1.1.0', originator: 'mirrorward' },
    ...{ itemGroupOID: `IG.${name}`, records: batches.reduce((sum, { rowCount }) => sum + rowCount, 0) },
    ...{ name, label: name },
    columns: columns.map((column) => ({
      ...{ itemOID: `IT.${name}.${column.name}`, name: column.name, label: column.name, dataType: column.dataType },
    })),
  }
  const file = await open(path, 'w')
  try {
    await file.write(`${JSON.stringify(head, null, 1).replace(/\n\}$/, '')},\n "rows": [`)
    let isFirst = true
    for (const batch of batches)
      for (let row = 0; row < batch.rowCount; row++) {
        const cells = columns.map((column) => column.cell(batch.column(column.name), row))
        await file.write(`${isFirst ? '' : ','}\n  ${JSON.stringify(cells)}`)
        isFirst = false
      }
    await file.write('\n ]\n}\n')
  } finally {
    await file.close()
  }
}

function described(first: Column, batches: readonly Table[], schema?: Schema): Described {
  const { name, type } = first
  const column = schema?.columns.find((each) => each.name === name)
  if (type === 'level') {
    const isTruth = batches.every((batch) => {
      const own = batch.column(name)
      return own.type === 'level' && own.levels.every((level) => level === 'true' || level === 'false')
    })
    const isBoolean = column?.kind === 'boolean' && isTruth
    const cell = (own: Column, row: number) => {
      const text = own.type === 'level' ? (own.levels[own.codes[row]!] ?? null) : null
      return isBoolean && text !== null ? text === 'true' : text
    }
    return { name, dataType: isBoolean ? 'boolean' : 'string', cell }
  }
  const numberCell = (own: Column, row: number) =>
    own.type === 'number' && !isMissing(own, row) ? own.values[row]! : null
  if (column?.kind !== 'datetime')
    return { name, dataType: (column?.precision ?? 1) <= 0 ? 'integer' : 'double', cell: numberCell }
  const dataType = partsOfFormat(column.format)
  return {
    ...{ name, dataType },
    cell(own, row) {
      const value = numberCell(own, row)
      if (value === null) return null
      const iso = new Date(value).toISOString()
      return dataType === 'date' ? iso.slice(0, 10) : dataType === 'time' ? iso.slice(11, 19) : iso.slice(0, 19)
    },
  }
}
