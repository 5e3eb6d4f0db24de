import { MirrorwardError } from '../../src/errors.js'
import { type Column, formatDatetime, levelColumn, parseDatetime, Table } from '../../src/table/index.js'
import type { DatabaseType } from '../../src/table/linked/index.js'
import type { Cells } from './mask-rule.js'
import type { CellBatch, PreparedColumn, TableMasker } from './masker.js'

/** Masks a batch of rows of a table: columns that are not masked are passed on as they are. Throws `bad-data`. */
export function maskTable(
  table: Table,
  {
    masker,
    types,
    firstRow,
  }: {
    readonly masker: TableMasker
    /** By column, how a number is written as text. */
    readonly types: ReadonlyMap<string, DatabaseType>
    readonly firstRow: number
  },
): Table {
  const masked = masker.mask(cellsOfTable(table, { types, firstRow }))
  return Table.of(
    masker.columns
      .filter(({ rule }) => !rule.drops)
      .map((prepared) => {
        const before = table.column(prepared.column)
        const after = masked.get(prepared.column)
        return after === undefined
          ? before
          : columnOfTexts(after, { before, prepared, type: types.get(prepared.column), firstRow })
      }),
    table.rowCount,
  )
}

/** A batch of rows of a table as texts: what masks and learners are given. */
export function cellsOfTable(
  table: Table,
  { types, firstRow }: { readonly types: ReadonlyMap<string, DatabaseType>; readonly firstRow: number },
): CellBatch {
  const texts = new Map<string, Cells>()
  return {
    rowCount: table.rowCount,
    firstRow,
    cells(name) {
      const known = texts.get(name)
      if (known !== undefined || !table.has(name)) return known
      const made = textsOf(table.column(name), types.get(name))
      texts.set(name, made)
      return made
    },
  }
}

/** Whether masked cells of a column that held numbers are numbers again. */
export function staysNumber({ rule, stated }: Pick<PreparedColumn, 'rule' | 'stated'>): boolean {
  return rule.keepsType?.(stated) ?? true
}

function textsOf(column: Column, type: DatabaseType | undefined): Cells {
  if (column.type === 'level') {
    const { levels, codes } = column
    return Array.from(codes, (code) => (code < 0 ? null : (levels[code] ?? null)))
  }
  const write = writerOf(type)
  return Array.from(column.values, (value, row) => (column.valid?.[row] === 0 ? null : write(value)))
}

function writerOf(type: DatabaseType | undefined): (value: number) => string {
  switch (type?.kind) {
    case 'date':
      return (value) => formatDatetime(value, 'date')
    case 'timestamp':
    case 'instant':
      return (value) => new Date(value).toISOString()
    default:
      return String
  }
}

function columnOfTexts(
  cells: Cells,
  {
    before,
    prepared,
    type,
    firstRow,
  }: {
    readonly before: Column
    readonly prepared: PreparedColumn
    readonly type: DatabaseType | undefined
    readonly firstRow: number
  },
): Column {
  if (before.type === 'level' || !staysNumber(prepared)) return levelColumn(before.name, cells)
  const isMoment = type?.kind === 'date' || type?.kind === 'timestamp' || type?.kind === 'instant'
  const values = new Float64Array(cells.length)
  const valid = new Uint8Array(cells.length)
  cells.forEach((cell, row) => {
    if (cell === null) return
    const value = isMoment ? parseDatetime(cell) : Number(cell)
    if (Number.isNaN(value))
      throw new MirrorwardError('bad-data', `mask "${prepared.rule.id}" gives texts, and the column holds numbers`, {
        issues: [{ message: 'not a number after masking', column: before.name, row: firstRow + row + 1 }],
      })
    values[row] = value
    valid[row] = 1
  })
  return { type: 'number', name: before.name, values, valid: valid.includes(0) ? valid : null }
}
