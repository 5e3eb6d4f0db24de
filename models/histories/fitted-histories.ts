import { setImmediate } from 'node:timers/promises'
import { MirrorwardError } from '../../src/errors.js'
import { concatTables, type Table } from '../../src/table/index.js'
import type { LinkedTables } from '../../src/table/linked/index.js'
import type { FittedLinkedModel, LinkedModelCard, LinkedSampleOptions, TablesOfPeople } from '../linked-model.js'
import { parameterCount } from './course.js'
import { type DrawnBlock, peopleDrawer } from './draw-people.js'
import { historiesToFile } from './histories-file.js'
import type { HistoriesModel } from './histories-model.js'
import { peopleLogLikelihood } from './people-likelihood.js'
import { tableRoles } from './table-roles.js'

/** People drawn at a time. Part of what a seed means: another number gives other people. */
const blockPeople = 1024

/** The model as one that can be drawn from. */
export function fittedHistories(fitted: HistoriesModel): FittedLinkedModel {
  return {
    schema: fitted.schema,
    sample: (people, options) => sample(fitted, people, options),
    ...(fitted.people.logLikelihood && {
      logLikelihood: (tables: LinkedTables) => peopleLogLikelihood(fitted, tables),
    }),
    card: () => cardOf(fitted),
    save: () => historiesToFile(fitted),
  }
}

function cardOf(fitted: HistoriesModel): LinkedModelCard {
  const { people, courses, release, notes, codebook } = fitted
  const inner = people.card()
  const own = [codebook, ...courses.map((course) => course.codebook)].flatMap((book) => book.notes ?? [])
  return {
    model: fitted.model,
    title: fitted.title,
    trainRows: fitted.trainPeople,
    ...(release !== undefined && { release }),
    options: fitted.options,
    parameters: inner.parameters + courses.reduce((sum, course) => sum + parameterCount(course), 0),
    notes: [...new Set([...notes, ...inner.notes, ...own])],
    tables: {
      [tableRoles(fitted.schema).people.name]: fitted.trainPeople,
      ...Object.fromEntries(courses.map(({ table, trainRows }) => [table, trainRows])),
    },
  }
}

async function* sample(
  fitted: HistoriesModel,
  people: number,
  { rng, given, batchPeople = blockPeople, signal }: LinkedSampleOptions,
): AsyncGenerator<TablesOfPeople> {
  if (!Number.isSafeInteger(batchPeople) || batchPeople < 1)
    throw new MirrorwardError('bad-option', `people of a batch must be a whole number, 1 or more: ${batchPeople}`)
  const drawRows = peopleDrawer(fitted)
  const surrogates = rng.fork('surrogates')
  const source = fitted.people.sample(people, {
    rng: rng.fork('people'),
    ...(given && { given }),
    ...(signal && { signal }),
  })
  let block = 0
  let isFirst = true
  for await (const table of inBlocks(source)) {
    if (signal?.aborted) throw new MirrorwardError('aborted', 'sampling was stopped')
    const drawn = drawRows(table, { rng: rng.fork(`block:${block++}`), surrogates })
    for (const batch of inBatches(fitted, drawn, batchPeople)) {
      yield isFirst ? batch : withoutLookups(fitted, batch)
      isFirst = false
    }
    await setImmediate()
  }
}

/** Look-up tables come with the first batch only. */
function withoutLookups({ lookups }: HistoriesModel, batch: TablesOfPeople): TablesOfPeople {
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
function* inBatches(fitted: HistoriesModel, block: DrawnBlock, batchPeople: number): Generator<TablesOfPeople> {
  const { schema, lookups } = fitted
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
