import { MirrorwardError } from '../../errors.js'
import { concatTables, type Table } from '../../table/index.js'
import type { HeldBlock } from '../engine.js'
import {
  type Database,
  orderOf,
  type Relation,
  RowHasher,
  relationText,
  settledPlans,
  takenInOrder,
} from '../sql/index.js'
import { countAmong, countedTogether, countRowsOfPeople, type PlacedBatch } from './count-people.js'
import type { DistinctCounter } from './distinct-counter.js'
import { type FirstLook, firstLook, type HashedBatch } from './first-look.js'
import { numbersHeld, placesHeld, placesOfRows, textsHeld } from './held-batch.js'
import { rowPlaces } from './row-places.js'
import type { DistinctCells, People, StoredRows } from './stored-rows.js'

/** Rows that are given at once. */
const rowsAtOnce = 65_536

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
  const columnsThere = (await database.columnsOf(relation)).filter(({ name }) => !ignore.includes(name))
  if (columnsThere.length === 0) throw unreadable(source, 'no column is left to read')
  const plans = await settledPlans(database, relation, { columns: columnsThere, source })
  const columns = plans.map(({ name, form }) => ({
    name,
    form: form === 'text' ? ('text' as const) : ('number' as const),
  }))
  const rowCount = await relationRows(database, relation)
  if (rowCount === 0) throw unreadable(source, 'no rows')
  let known: Promise<FirstLook> | undefined
  const look = () => {
    known ??= firstLook(hashedBatches(), { columns, expected: rowCount }).then(unchanged)
    return known
  }

  return {
    ...{ path: source, columns, rowCount },
    async distinct(names, options) {
      const { counters, rowOf } = await look()
      if (options.among === undefined) return finished(names, counters, rowOf)
      const { people } = options.among
      const person = options.mostHolders === undefined ? undefined : people.column
      // Rows of one person come together, so that who was counted last tells whether somebody is new.
      const orderBy = person === undefined ? undefined : dialect.exactText(dialect.quote(person))
      const found = new Map<string, DistinctCells>()
      for (const some of countedTogether(names, await look(), options)) {
        const counted = await countAmong(placedBatches(people, orderBy), { ...options, names: some, person })
        for (const [name, cells] of finished(some, counted, rowOf)) found.set(name, cells)
        options.onProgress?.(found.size / names.length)
      }
      return found
    },
    async rowsOfPeople(numbers, { people, places }) {
      if ([...numbers.values()].every((own) => own.length === 0)) return new Map()
      return countRowsOfPeople(placedBatches(people), { numbers, places })
    },
    firstRows: async (count) => (await look()).rows.slice(0, count),
    async sample(people, { from, to }) {
      const kept: Table[] = []
      const places: number[] = []
      for await (const { table, whose } of placedBatches(people)) {
        const rows = [...whose.upper.keys()].filter((row) => whose.upper[row]! >= from && whose.upper[row]! < to)
        if (rows.length === 0 && kept.length > 0) continue
        kept.push(table.take(rows))
        for (const row of rows) places.push(whose.lower[row]!)
      }
      const sampled = concatTables(kept)
      const order = orderOf(sampled)
      return { table: takenInOrder(sampled, order), places: Float64Array.from(order, (row) => places[row]!) }
    },
    async *blocks(names, { people, dictionaries }) {
      const holders = names.map((name) => {
        const dictionary = dictionaries.get(name)
        const isText = columns.find((column) => column.name === name)?.form === 'text'
        return dictionary !== undefined ? placesHeld(dictionary) : isText ? textsHeld : numbersHeld
      })
      for await (const { table, whose } of placedBatches(people))
        for (let from = 0; from < table.rowCount; from += rowsAtOnce) {
          const rows = { from, to: Math.min(table.rowCount, from + rowsAtOnce) }
          const cells = holders.map((hold, at) => hold(table.column(names[at]!), rows))
          yield { columns: [...cells, placesOfRows(whose.lower, rows)], rowCount: rows.to - from } satisfies HeldBlock
        }
    },
    sha256: async () => (await look()).sha256,
    // One snapshot holds until the end; where a database has none, other numbers of rows tell.
    hasChanged: async () => false,
    close: () => database.close(),
  }

  async function* hashedBatches(orderBy?: string): AsyncGenerator<HashedBatch> {
    const hasher = new RowHasher()
    for await (const table of database.read(relation, plans, { orderBy })) {
      if (signal?.aborted) throw new MirrorwardError('aborted', 'reading was stopped')
      yield { table, hashes: hasher.of(table) }
    }
  }

  async function* placedBatches(people: People, orderBy?: string): AsyncGenerator<PlacedBatch> {
    const { repeated } = await look()
    const [placesOf, repeatsOf] = [rowPlaces(people), repeated.numbers()]
    for await (const { table, hashes } of hashedBatches(orderBy))
      yield { table, hashes, whose: placesOf({ table, hashes, repeats: repeatsOf(hashes) }) }
  }

  function unchanged(found: FirstLook): FirstLook {
    if (found.rowCount === rowCount) return found
    throw unreadable(source, 'it changed while it was read')
  }
}

/** Rows of a relation. */
export async function relationRows(database: Database, relation: Relation): Promise<number> {
  const [[rows] = []] = await database.query(`SELECT count(*) FROM ${relationText(database.dialect, relation)}`)
  return Number(rows)
}

function finished(
  names: readonly string[],
  counters: ReadonlyMap<string, DistinctCounter>,
  rowOf: (order: number) => number,
): Map<string, DistinctCells> {
  return new Map(
    names.flatMap((name) => {
      const cells = counters.get(name)?.finish(rowOf)
      return cells ? [[name, cells] as const] : []
    }),
  )
}

function unreadable(file: string, message: string): MirrorwardError {
  return new MirrorwardError('bad-data', `cannot read from database: "${file}"`, { issues: [{ message, file }] })
}
