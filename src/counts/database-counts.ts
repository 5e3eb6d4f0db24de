import { MirrorwardError } from '../errors.js'
import { type Database, type Relation, readRelation, relationText } from '../io/index.js'
import { type Column, cellAt, columnLength, type Table } from '../table/index.js'
import { askedColumns, cellsOf, stopped } from './asked-columns.js'
import type { CountSource, GroupBlock } from './count-source.js'

export interface DatabaseCountOptions {
  /** The columns that are counted. */
  readonly columns: readonly string[]
  /** The column that tells whose row it is. */
  readonly person?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** Counts of a relation, made where its rows lie. */
export interface DatabaseCounts extends CountSource {
  /** Of each column, the cell that each code stands for, as the database gives it: in order, a missing one last. */
  readonly values: readonly Column[]
}

/**
 * Counts in a database: every question is one GROUP BY there, and no row moves but the combinations that occur. The connection is
 * the caller's, and does nothing else meanwhile. Throws as `readRelation`; `not-found` for a relation that is not there.
 */
export async function countsOfDatabase(
  database: Database,
  relation: Relation,
  { columns: names, person, signal }: DatabaseCountOptions,
): Promise<DatabaseCounts> {
  const { quote } = database.dialect
  const from = relationText(database.dialect, relation)
  const known = (await database.columnsOf(relation)).map(({ name }) => name)
  for (const name of [...names, ...(person === undefined ? [] : [person])])
    if (!known.includes(name)) throw new MirrorwardError('bad-option', `no such column: "${name}"`)
  const ask = (chosen: readonly string[], what: string): Promise<Table> => {
    const keys = chosen.map(quote)
    const by = keys.length === 0 ? '' : ` GROUP BY ${keys.join(', ')}`
    const query = `SELECT ${[...keys, `${what} AS ${quote(heldName)}`].join(', ')} FROM ${from}${by}`
    return readRelation(database, { query }, { source: 'counts', allowEmpty: true, ...(signal && { signal }) })
  }
  const values: Column[] = []
  let rowCount = 0
  for (const name of names) {
    const table = await ask([name], 'count(*)')
    values.push(inOrder(table, name))
    rowCount = heldOf(table).reduce((sum, held) => sum + held, 0)
  }
  const codes = values.map((column) => new Map(cellsOfColumn(column).map((cell, code) => [cell, code])))
  const columns = names.map((name, place) => ({ name, size: columnLength(values[place]!) }))

  return {
    ...{ columns, rowCount, values },
    async counts(requests, { signal: own } = {}) {
      const tables: Float64Array[] = []
      for (const request of requests) {
        const places = askedColumns(columns, request)
        const counts = new Float64Array(cellsOf(columns, places))
        const { codes: found, held } = await grouped(places, { unit: 'rows', signal: own })
        held.forEach((count, at) => {
          counts[places.reduce((cell, place, which) => cell * columns[place]!.size + found[which]![at]!, 0)] = count
        })
        tables.push(counts)
      }
      return tables
    },
    async *groups(asked, options) {
      yield grouped(askedColumns(columns, asked), options)
    },
  }

  async function grouped(
    places: readonly number[],
    { unit, signal: own }: { readonly unit: 'rows' | 'people'; readonly signal?: AbortSignal | undefined },
  ): Promise<GroupBlock> {
    if (own?.aborted) throw stopped()
    const what = unit === 'people' && person !== undefined ? peopleText(quote(person)) : 'count(*)'
    const table = await ask(
      places.map((place) => names[place]!),
      what,
    )
    const found = places.map((place) => {
      const cells = cellsOfColumn(table.column(names[place]!))
      return Int32Array.from(cells, (cell) => codes[place]!.get(cell)!)
    })
    const order = Array.from({ length: table.rowCount }, (_, at) => at).sort((a, b) => {
      const other = found.find((column) => column[a] !== column[b])
      return other === undefined ? 0 : other[a]! - other[b]!
    })
    const held = heldOf(table)
    return {
      codes: found.map((column) => Int32Array.from(order, (at) => column[at]!)),
      held: Float64Array.from(order, (at) => held[at]!),
    }
  }
}

/** People, where whose rows nobody says are each somebody else's. */
function peopleText(person: string): string {
  return `count(DISTINCT ${person}) + sum(CASE WHEN ${person} IS NULL THEN 1 ELSE 0 END)`
}

const heldName = 'mirrorward_held'

function heldOf(table: Table): Float64Array {
  const column = table.column(heldName)
  if (column.type === 'number') return column.values
  return Float64Array.from(column.codes, (code) => Number(column.levels[code]!))
}

function cellsOfColumn(column: Column): (number | string | null)[] {
  return Array.from({ length: columnLength(column) }, (_, row) => cellAt(column, row))
}

/** The distinct cells in their order, a missing one last. */
function inOrder(table: Table, name: string): Column {
  const column = table.column(name)
  const cells = cellsOfColumn(column)
  const order = Uint32Array.from(cells.keys()).sort((a, b) => {
    const [first, second] = [cells[a]!, cells[b]!]
    if (first === null || second === null) return Number(first === null) - Number(second === null)
    return first < second ? -1 : first > second ? 1 : 0
  })
  return table.select([name]).take(order).column(name)
}
