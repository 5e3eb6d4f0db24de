import { setImmediate } from 'node:timers/promises'
import { MirrorwardError } from '../../src/errors.js'
import type { Rng } from '../../src/math/index.js'
import { concatTables, type Table } from '../../src/table/index.js'
import type { LinkedSchema } from '../../src/table/linked/index.js'
import type { TablesOfPeople } from '../linked-model.js'
import { tableRoles } from './table-roles.js'

/** People drawn at a time. Part of what a seed means: another number gives other people. */
export const blockPeople = 1024

/** The rows of a block's people, table by table, and whose they are: a place in the block. Empty for look-up tables. */
export type DrawnBlock = ReadonlyMap<string, { readonly table: Table; readonly personOf: Int32Array }>

interface Drawn {
  readonly schema: LinkedSchema
  readonly lookups: ReadonlyMap<string, Table>
}

export interface StreamPeopleOptions extends Drawn {
  /** All rows of a block's people, given them. */
  readonly drawRows: (people: Table, options: { readonly rng: Rng; readonly surrogates: Rng }) => DrawnBlock
  readonly rng: Rng
  readonly batchPeople?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/**
 * People with all of their rows, in batches. Block i draws from a stream of its own, so the bytes depend on neither
 * `batchPeople` nor the batches that people come in. Throws `bad-option` for a size of batches below 1, `aborted`.
 */
export async function* streamPeople(
  source: AsyncIterable<Table>,
  { drawRows, rng, batchPeople = blockPeople, signal, ...drawn }: StreamPeopleOptions,
): AsyncGenerator<TablesOfPeople> {
  if (!Number.isSafeInteger(batchPeople) || batchPeople < 1)
    throw new MirrorwardError('bad-option', `people of a batch must be a whole number, 1 or more: ${batchPeople}`)
  const surrogates = rng.fork('surrogates')
  let number = 0
  let isFirst = true
  for await (const table of inBlocks(source)) {
    if (signal?.aborted) throw new MirrorwardError('aborted', 'sampling was stopped')
    const block = drawRows(table, { rng: rng.fork(`block:${number++}`), surrogates })
    for (const batch of inBatches(drawn, block, batchPeople)) {
      yield isFirst ? batch : withoutLookups(drawn, batch)
      isFirst = false
    }
    await setImmediate()
  }
}

/** Look-up tables come with the first batch only. */
function withoutLookups({ lookups }: Drawn, batch: TablesOfPeople): TablesOfPeople {
  if (lookups.size === 0) return batch
  return new Map(Array.from(batch, ([name, table]) => [name, lookups.has(name) ? table.slice(0, 0) : table]))
}

/** The table of people in blocks of `blockPeople`, whatever batches it comes in. */
async function* inBlocks(batches: AsyncIterable<Table>): AsyncGenerator<Table> {
  let waiting: Table | undefined
  for await (const batch of batches) {
    let rest: Table = waiting === undefined ? batch : concatTables([waiting, batch])
    for (; rest.rowCount > blockPeople; rest = rest.slice(blockPeople)) yield rest.slice(0, blockPeople)
    waiting = rest
  }
  if (waiting !== undefined) yield waiting
}

/** A block in batches of so many people; no people still give one batch, so that a reader learns the columns. */
function* inBatches({ schema, lookups }: Drawn, block: DrawnBlock, batchPeople: number): Generator<TablesOfPeople> {
  const count = block.get(tableRoles(schema).people.name)!.table.rowCount
  for (let from = 0; from === 0 || from < count; from += batchPeople)
    yield new Map(
      schema.tables.map(({ name }) => {
        const drawn = block.get(name)
        if (drawn === undefined) return [name, lookups.get(name)!]
        if (count <= batchPeople) return [name, drawn.table]
        const { personOf, table } = drawn
        return [name, table.slice(firstAtLeast(personOf, from), firstAtLeast(personOf, from + batchPeople))]
      }),
    )
}

/** The first place in ascending numbers with one of at least `least`. */
function firstAtLeast(numbers: Int32Array, least: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}
