import { permutationChance, type Rng } from '../../../src/math/index.js'
import { asReleased, type Column, cellAt, columnLength, fewestPeople, type Table } from '../../../src/table/index.js'
import type { EvaluationContext, Metric, MetricResult } from '../../metric.js'
import { modelledColumns } from '../../modelled-columns.js'
import { type People, peopleOf } from '../exposed/exposed-rows.js'

const chanceBelow = 0.001
const mostValues = 1_000_000_000

/** Rare values of one side, and how many of them the release has. */
export interface Reappearing {
  readonly rare: number
  readonly released: number
}

/** Numbers and dates, or levels: rare values by whose they are, and what speaks against chance. */
export interface RareFound {
  readonly train: Reappearing
  readonly unseen: Reappearing
  /** Values of a single training person that the release has, and how many chance explains. */
  readonly single: { readonly released: number; readonly expected: number }
  /** By permuting which people are called training and unseen. */
  readonly p: number
}

/** Training values and levels that fewer than five people hold and that stand in the release too. */
export const rareValues: Metric = {
  id: 'privacy.rare-values',
  title: 'Rare values released',
  question: 'Do values that few people hold stand in the release?',
  reading:
    'Number of values and levels held by one single person, in the training rows, that stand in the release beyond what it has of such values of people it cannot have learnt from; 0 where chance explains it in one case in a thousand or more. The details count all values of fewer than five people on either side. A value that stands there may be chance, and 0 does not show that no single one was taken over.',
  goal: 'minimise',
  range: [0, mostValues],
  counts: true,
  cost: 'cheap',
  usesReference: true,
  version: 1,
  compute: rareValuesIn,
}

function rareValuesIn({ rng, ...context }: EvaluationContext): MetricResult {
  const { schema } = context
  const [train, holdout, reference, synthetic] = [
    context.train,
    context.holdout,
    context.reference,
    context.synthetic,
  ].map((table) => asReleased(table, schema)) as [Table, Table, Table, Table]
  const real = [train, holdout, reference]
  if (train.rowCount === 0 || holdout.rowCount + reference.rowCount === 0)
    return { status: 'skipped', reason: 'a table has no rows' }
  const people = peopleOf(real, schema)
  const own = people.of.subarray(0, train.rowCount).reduce((most, person) => Math.max(most, person + 1), 0)
  const asked = modelledColumns(schema).filter(({ publicLevels }) => publicLevels !== true)
  const found = (['numbers', 'levels'] as const).map((kind): [string, RareFound] => {
    const names = asked
      .map(({ name }) => name)
      .filter((name) => (train.column(name).type === 'number') === (kind === 'numbers'))
    return [kind, rareIn(names, { real, synthetic, people, own, rng: rng.fork(kind) })]
  })
  const clear = found.map(([, { p, single }]) =>
    p * found.length < chanceBelow ? Math.max(0, Math.ceil(single.released - single.expected)) : 0,
  )
  const value = clear.reduce((sum, each) => sum + each, 0)
  return {
    status: 'ok',
    value,
    interval: [value, value],
    detail: { minCount: fewestPeople, ...Object.fromEntries(found) },
  }
}

interface RareOptions {
  readonly real: readonly Table[]
  readonly synthetic: Table
  readonly people: People
  /** People below it are those of the training rows. */
  readonly own: number
  readonly rng: Rng
}

function rareIn(names: readonly string[], { real, synthetic, people, own, rng }: RareOptions): RareFound {
  const sides = { train: { rare: 0, released: 0 }, unseen: { rare: 0, released: 0 } }
  const released = new Uint32Array(people.count)
  for (const name of names) {
    const made = new Set(cellsOf(synthetic.column(name)))
    for (const [value, holders] of rareHolders(
      real.map((table) => table.column(name)),
      people,
    )) {
      const isReleased = made.has(value)
      const [first] = holders
      for (const side of ['train', 'unseen'] as const) {
        if (![...holders].some((person) => person < own === (side === 'train'))) continue
        sides[side].rare++
        sides[side].released += Number(isReleased)
      }
      if (holders.size === 1 && isReleased) released[first!]! += 1
    }
  }
  const sum = (counts: Uint32Array) => counts.reduce((total, count) => total + count, 0)
  const seen = sum(released.subarray(0, own))
  const expected = (sum(released) * own) / people.count
  return { ...sides, single: { released: seen, expected }, p: chanceOf(released, { own, seen, rng }) }
}

/** How often as many training people, drawn from all, hold as many single values that were released. */
function chanceOf(
  released: Uint32Array,
  { own, seen, rng }: { readonly own: number; readonly seen: number; readonly rng: Rng },
): number {
  if (seen === 0) return 1
  const order = Uint32Array.from(released)
  return permutationChance(() => {
    let sum = 0
    for (let place = 0; place < own; place++) {
      const other = place + rng.below(order.length - place)
      const count = order[other]!
      order[other] = order[place]!
      order[place] = count
      sum += count
    }
    return sum >= seen
  })
}

type Cell = number | string

function* cellsOf(column: Column): Iterable<Cell | null> {
  for (let row = 0; row < columnLength(column); row++) yield cellAt(column, row)
}

/** The values that fewer than five people hold, with them. */
function rareHolders(columns: readonly Column[], { of }: People): Map<Cell, Set<number>> {
  const holders = new Map<Cell, Set<number>>()
  let row = 0
  for (const column of columns)
    for (const value of cellsOf(column)) {
      const person = of[row++]!
      if (value === null) continue
      const known = holders.get(value)
      if (known === undefined) holders.set(value, new Set([person]))
      else if (known.size < fewestPeople) known.add(person)
    }
  for (const [value, { size }] of holders) if (size >= fewestPeople) holders.delete(value)
  return holders
}
