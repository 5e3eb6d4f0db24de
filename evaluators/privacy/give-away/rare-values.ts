import { cellNumbers, fewHolders } from '../../../src/counts/index.js'
import { permutationChance, type Rng } from '../../../src/math/index.js'
import { asReleased, fewestPeople, type Table } from '../../../src/table/index.js'
import type { EvaluationContext, Metric, MetricResult } from '../../metric.js'
import { modelledColumns } from '../../modelled-columns.js'
import { withRows } from '../../natures.js'
import { remembered } from '../../remembered.js'
import { type People, peopleOf } from '../exposed/exposed-rows.js'

const chanceBelow = 0.001
const mostValues = 1_000_000_000
/** Of more people, only those are divided anew who hold a value that was released. */
const mostPermuted = 200_000

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
  natures: withRows,
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
  ].map((table) => remembered([schema, table], 'as released', () => asReleased(table, schema))) as [
    Table,
    Table,
    Table,
    Table,
  ]
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
    const cells = cellNumbers([...real, synthetic].map((table) => table.column(name)))
    const realCells = { ...cells, of: cells.of.slice(0, -1) }
    const isMade = new Uint8Array(cells.count)
    for (const value of cells.of.at(-1)!) isMade[value] = 1
    for (const { value, people: holders } of fewHolders(realCells, { personOf: people.of, below: fewestPeople })) {
      const isReleased = isMade[value] === 1
      for (const side of ['train', 'unseen'] as const) {
        if (!holders.some((person) => person < own === (side === 'train'))) continue
        sides[side].rare++
        sides[side].released += Number(isReleased)
      }
      if (holders.length === 1 && isReleased) released[holders[0]!]! += 1
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
  if (released.length > mostPermuted) return chanceByHolders(released, { own, seen, rng })
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

/** The same over those people alone who hold one: each is a training one as likely as the places left for them. */
function chanceByHolders(
  released: Uint32Array,
  { own, seen, rng }: { readonly own: number; readonly seen: number; readonly rng: Rng },
): number {
  const held = released.filter((count) => count > 0)
  return permutationChance(() => {
    let [sum, places, people] = [0, own, released.length]
    for (const count of held) {
      if (rng.below(people--) >= places) continue
      places--
      sum += count
    }
    return sum >= seen
  })
}
