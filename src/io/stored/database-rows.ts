import { createHash } from 'node:crypto'
import { MirrorwardError } from '../../errors.js'
import { concatTables, type Table } from '../../table/index.js'
import type { HeldBlock } from '../engine.js'
import {
  type Database,
  type DatabaseUrl,
  namedTables,
  openDatabase,
  orderOf,
  parseDatabaseUrl,
  type Relation,
  RowHasher,
  type RowHashes,
  relationText,
  settledPlans,
  takenInOrder,
} from '../sql/index.js'
import { DistinctCounter } from './distinct-counter.js'
import { numbersHeld, placesHeld, placesOfRows, textsHeld } from './held-batch.js'
import { RepeatedRows } from './repeated-rows.js'
import { type RowPlaces, rowPlaces } from './row-places.js'
import { RowsSum } from './rows-sum.js'
import type { DistinctCells, DistinctOptions, People, Places, RowsOfPerson, StoredRows } from './stored-rows.js'

/** Rows that are given at once. */
const rowsAtOnce = 65_536
/** Numbers of people that are held at once while the people of cells are counted. */
const mostHeld = 1 << 24

export interface DatabaseRowsOptions {
  /** Named in issues. */
  readonly source: string
  readonly ignore?: readonly string[] | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * A relation as rows that stay in their database, read again from one snapshot for every look; nothing is written anywhere. As
 * when it is read whole, rows lie in an order of their own cells, so that the same rows are the same table whichever database
 * holds them. Closing it closes the database. Throws as `readRelation`.
 */
export async function databaseRows(
  database: Database,
  relation: Relation,
  { source, ignore = [], signal }: DatabaseRowsOptions,
): Promise<StoredRows> {
  const { dialect } = database
  const columns = (await database.columnsOf(relation)).filter(({ name }) => !ignore.includes(name))
  if (columns.length === 0) throw unreadable(source, 'no column is left to read')
  const plans = await settledPlans(database, relation, { columns, source })
  const names = plans.map(({ name }) => name)
  let known: Promise<FirstLook> | undefined
  const look = () => {
    known ??= firstLook()
    return known
  }
  const first = await relationRows(database, relation)
  if (first === 0) throw unreadable(source, 'no rows')

  return {
    path: source,
    columns: plans.map(({ name, form }) => ({ name, form: form === 'text' ? 'text' : 'number' })),
    rowCount: first,
    async distinct(asked, options) {
      if (options.among === undefined) {
        const { counters, rowOf } = await look()
        return finished(asked, counters, rowOf)
      }
      const all = new Map<string, DistinctCells>()
      for (const some of groupsOf(asked, await look(), options)) {
        for (const [name, cells] of await countedAmong(some, options)) all.set(name, cells)
        options.onProgress?.(all.size / asked.length)
      }
      return all
    },
    async rowsOfPeople(numbers, options) {
      if ([...numbers.values()].every((own) => own.length === 0)) return new Map()
      return countedRows(numbers, options)
    },
    firstRows: async (count) => {
      const { rows } = await look()
      return rows.rowCount <= count ? rows : rows.slice(0, count)
    },
    async sample(people, { from, to }) {
      const kept: Table[] = []
      const places: number[] = []
      for await (const { table, whose } of batchesOf(people)) {
        const rows = rowsWhere(table.rowCount, (row) => whose.upper[row]! >= from && whose.upper[row]! < to)
        if (rows.length === 0 && kept.length > 0) continue
        kept.push(table.take(rows))
        for (const row of rows) places.push(whose.lower[row]!)
      }
      const sampled = concatTables(kept)
      const order = orderOf(sampled)
      return { table: takenInOrder(sampled, order), places: Float64Array.from(order, (row) => places[row]!) }
    },
    async *blocks(asked, { people, dictionaries }) {
      const holders = asked.map((name) => {
        const dictionary = dictionaries.get(name)
        const isText = plans.find((plan) => plan.name === name)?.form === 'text'
        return dictionary !== undefined ? placesHeld(dictionary) : isText ? textsHeld : numbersHeld
      })
      for await (const { table, whose } of batchesOf(people)) {
        const own = asked.map((name) => table.column(name))
        for (let from = 0; from < table.rowCount; from += rowsAtOnce) {
          const rows = { from, to: Math.min(table.rowCount, from + rowsAtOnce) }
          const cells = holders.map((hold, at) => hold(own[at]!, rows))
          yield { columns: [...cells, placesOfRows(whose.lower, rows)], rowCount: rows.to - from } satisfies HeldBlock
        }
      }
    },
    sha256: async () => (await look()).sha256,
    // One snapshot holds until the end; where there is none, other numbers of rows tell.
    hasChanged: async () => false,
    close: () => database.close(),
  }

  async function* hashedBatches(orderBy?: string): AsyncGenerator<{ table: Table; hashes: RowHashes }> {
    const hasher = new RowHasher()
    for await (const table of database.read(relation, plans, { orderBy })) {
      if (signal?.aborted) throw new MirrorwardError('aborted', 'reading was stopped')
      yield { table, hashes: hasher.of(table) }
    }
  }

  async function* batchesOf(people: People, orderBy?: string) {
    const { repeated } = await look()
    const [placesOf, repeatsOf] = [rowPlaces(people), repeated.numbers()]
    for await (const { table, hashes } of hashedBatches(orderBy)) {
      const whose: RowPlaces = placesOf({ table, hashes, repeats: repeatsOf(hashes) })
      yield { table, hashes, whose }
    }
  }

  /** One look at all rows: the distinct cells of every column, and what tells rows apart. */
  async function firstLook(): Promise<FirstLook> {
    const counters = new Map(names.map((name) => [name, new DistinctCounter({ most: mostDistinct })]))
    const repeated = new RepeatedRows()
    const sum = new RowsSum()
    const kept: Table[] = []
    let [rowCount, keptRows] = [0, 0]
    const firstOrders = (mostFirst / first) * mostOrder
    for await (const { table, hashes } of hashedBatches()) {
      const order = orderNumbers(hashes)
      const rows = rowsWhere(table.rowCount, () => true)
      for (const [name, counter] of counters) counter.add(table.column(name), { rows, order })
      repeated.add(hashes)
      sum.add(hashes)
      rowCount += table.rowCount
      // The first in order, by what part of all hashes theirs is; rows that are all alike have no first.
      const early = keptRows > 8 * mostFirst ? [] : rowsWhere(table.rowCount, (row) => order[row]! < firstOrders)
      if (early.length === 0 && kept.length > 0) continue
      kept.push(table.take(early))
      keptRows += early.length
    }
    if (rowCount !== first) throw unreadable(source, 'it changed while it was read')
    const found = concatTables(kept)
    return {
      ...{ counters, repeated },
      rows: takenInOrder(found, orderOf(found)),
      rowOf: (order) => Math.floor((order / mostOrder) * rowCount),
      sha256: sum.sha256(
        createHash('sha256').update(JSON.stringify(plans.map(({ name, form }) => [name, form === 'text']))),
        rowCount,
      ),
    }
  }

  async function countedAmong(asked: readonly string[], { among, most, mostHolders, signal: own }: DistinctOptions) {
    const { people, places } = among!
    const counters = new Map(asked.map((name) => [name, new DistinctCounter({ most, mostHolders })]))
    const isByPeople = mostHolders !== undefined && people.column !== undefined
    const which = isByPeople ? personNumbers(people.column) : undefined
    // Rows of one person come together, so that who was counted last tells whether somebody is new.
    const orderBy = isByPeople ? dialect.exactText(dialect.quote(people.column)) : undefined
    for await (const { table, hashes, whose } of batchesOf(people, orderBy)) {
      own?.throwIfAborted()
      const rows = rowsWhere(table.rowCount, isAmong(whose, places))
      const counted = {
        rows,
        order: orderNumbers(hashes),
        people: which && { which: which(table), numbers: whose.numbers },
      }
      for (const [name, counter] of counters) counter.add(table.column(name), counted)
    }
    return finished(asked, counters, (await look()).rowOf)
  }

  async function countedRows(
    numbers: ReadonlyMap<string, readonly number[]>,
    { people, places }: { readonly people: People; readonly places: Places },
  ): Promise<Map<string, RowsOfPerson[]>> {
    const found = [...numbers].map(([name, own]) => ({
      name,
      wanted: new Set(own),
      rows: new Map<string, RowsOfPerson>(),
    }))
    const anybody = new Set([...numbers.values()].flat())
    for await (const { table, whose } of batchesOf(people)) {
      const among = isAmong(whose, places)
      const rows = rowsWhere(table.rowCount, (row) => anybody.has(whose.numbers[row]!) && among(row))
      for (const { name, wanted, rows: counted } of found) {
        const column = table.column(name)
        for (const row of rows) {
          const person = whose.numbers[row]!
          if (!wanted.has(person)) continue
          const cell = column.type === 'number' ? column.values[row]! : (column.levels[column.codes[row]!] ?? null)
          if (cell === null || (column.type === 'number' && column.valid?.[row] === 0)) continue
          const key = `${person} ${cell}`
          const known = counted.get(key)
          counted.set(key, { person, cell, value: typeof cell === 'number' ? cell : 0, rows: 1 + (known?.rows ?? 0) })
        }
      }
    }
    return new Map(found.map(({ name, rows }) => [name, [...rows.values()]]))
  }
}

/** The one table or query that a URL names, where it has more rows than so many; several tables, and few rows, are undefined. */
export async function openDatabaseRows(
  url: string,
  { moreThan, ...options }: Omit<DatabaseRowsOptions, 'source'> & { readonly moreThan: number },
): Promise<StoredRows | undefined> {
  const told = parseDatabaseUrl(url)
  if (told.tables.length > 1) return undefined
  const database = await openDatabase(told.place, { mode: 'read' })
  try {
    const relation = await oneRelation(database, told)
    if (relation !== undefined && (await relationRows(database, relation)) > moreThan)
      return await databaseRows(database, relation, {
        ...options,
        source: 'table' in relation ? relation.table : 'query',
      })
  } catch (error) {
    await database.close()
    throw error
  }
  await database.close()
  return undefined
}

async function oneRelation(database: Database, told: DatabaseUrl): Promise<Relation | undefined> {
  if (told.query !== undefined) return { query: told.query }
  const { name: schema, tables } = namedTables(await database.introspect(told.schema), told)
  return tables.length === 1 ? { table: tables[0]!.name, schema } : undefined
}

/** Distinct cells of a column that the first look counts. */
const mostDistinct = 100_000
/** First rows that the first look keeps. */
const mostFirst = 50_000
/** Beyond every number of `orderNumbers`. */
const mostOrder = 2 ** 52

interface FirstLook {
  readonly counters: ReadonlyMap<string, DistinctCounter>
  readonly repeated: RepeatedRows
  /** Some first rows, in their order. */
  readonly rows: Table
  /** About which row it is whose order this is. */
  readonly rowOf: (order: number) => number
  readonly sha256: string
}

/** Rows of a relation. */
export async function relationRows(database: Database, relation: Relation): Promise<number> {
  const [[rows] = []] = await database.query(`SELECT count(*) FROM ${relationText(database.dialect, relation)}`)
  return Number(rows)
}

/** A number a row by which rows lie: the hash by which `orderOf` lays them, then its other half. */
function orderNumbers({ first, second }: RowHashes): Float64Array {
  const order = new Float64Array(first.length)
  for (let row = 0; row < order.length; row++) order[row] = (first[row]! + 2 ** 31) * 2 ** 20 + (second[row]! >>> 12)
  return order
}

function rowsWhere(rowCount: number, isWanted: (row: number) => boolean): Int32Array {
  const rows = new Int32Array(rowCount)
  let count = 0
  for (let row = 0; row < rowCount; row++) if (isWanted(row)) rows[count++] = row
  return rows.subarray(0, count)
}

function isAmong({ lower }: RowPlaces, { from, to }: Places): (row: number) => boolean {
  return (row) => lower[row]! >= from && lower[row]! < to
}

/** Who each row is, by turn: rows of one person come one after the other. */
function personNumbers(name: string): (table: Table) => Float64Array {
  let [last, turn] = [undefined as number | string | undefined, 0]
  return (table) => {
    const column = table.column(name)
    const which = new Float64Array(table.rowCount)
    for (let row = 0; row < which.length; row++) {
      const cell =
        column.type === 'number'
          ? column.valid?.[row] === 0
            ? undefined
            : column.values[row]!
          : column.levels[column.codes[row]!]
      if (cell === undefined || cell !== last) turn++
      last = cell
      which[row] = turn
    }
    return which
  }
}

function finished(
  asked: readonly string[],
  counters: ReadonlyMap<string, DistinctCounter>,
  rowOf: (order: number) => number,
): Map<string, DistinctCells> {
  const known = new Map<string, DistinctCells>()
  for (const name of asked) {
    const cells = counters.get(name)?.finish(rowOf)
    if (cells) known.set(name, cells)
  }
  return known
}

/** Columns that are counted in one look: all, but where the people of many cells are told apart. */
function groupsOf(asked: readonly string[], { counters }: FirstLook, { mostHolders = 0 }: DistinctOptions): string[][] {
  const groups: string[][] = []
  let held = Number.POSITIVE_INFINITY
  for (const name of asked) {
    const own = (counters.get(name)?.count ?? 0) * mostHolders
    if (held + own > mostHeld) {
      groups.push([])
      held = 0
    }
    groups.at(-1)!.push(name)
    held += own
  }
  return groups
}

function unreadable(file: string, message: string): MirrorwardError {
  return new MirrorwardError('bad-data', `cannot read from database: "${file}"`, { issues: [{ message, file }] })
}
