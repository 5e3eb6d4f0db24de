import { asReleased, type Table } from '../../../src/table/index.js'
import type { EvaluationContext, Metric } from '../../metric.js'
import { modelledNames } from '../../modelled-columns.js'
import { drawnRows } from '../../natures.js'
import { remembered } from '../../remembered.js'
import { bestMatches } from './best-matches.js'
import { type PeopleTest, peopleTests, type Scored } from './beyond-chance.js'
import { exposedPeople, mostExposed, peopleOf } from './exposed-rows.js'
import { rankColumns } from './nearness.js'
import { realTwins } from './real-twins.js'

/** Below it chance does not explain what is found. */
export const chanceBelow = 0.01
const fewestPeople = 10
/** Cells compared: where releases are large, fewer people are asked about, the most exposed first. */
const mostComparisons = 2.5e8
const fewestAsked = 100

export interface ExposedFound {
  /** Most exposed people among those of the training rows, and among unseen ones. */
  readonly exposed: { readonly train: number; readonly unseen: number }
  readonly tests: readonly PeopleTest[]
  /** The smallest p-value, each test with its share of the level: half for copies, the others alike. */
  readonly p: number
  /** Exposed training people beyond what chance shows, by the test that finds most; 0 where p is 0.01 or more. */
  readonly people: number
  /** As many training rows, the nearest first, whose best match no unseen person comes up to: places, never contents. */
  readonly rows: readonly number[]
}

/**
 * What the release has of the most exposed people, against what it has of as many it cannot have learnt from. Null where either
 * side has fewer than ten of them. O(exposed people × released rows × columns).
 */
export function findExposed(context: Omit<EvaluationContext, 'rng'>): ExposedFound | null {
  const { schema } = context
  const names = modelledNames(schema)
  const coarse = (table: Table) => remembered([schema, table], 'as released', () => asReleased(table, schema))
  const [train, holdout, reference, synthetic] = [
    context.train,
    context.holdout,
    context.reference,
    context.synthetic,
  ].map(coarse) as [Table, Table, Table, Table]
  if (names.length === 0 || synthetic.rowCount === 0) return null
  const real = [train, holdout, reference]
  const { people, exposed: all } = remembered([schema, train, holdout, reference], 'exposed people', () => {
    const everybody = peopleOf(real, schema)
    return { people: everybody, exposed: exposedPeople(real, { names, people: everybody }) }
  })
  const isExposed = new Uint8Array(people.count)
  const affordable = Math.max(fewestAsked, Math.floor(mostComparisons / (synthetic.rowCount * names.length)))
  const rowsOf = new Int32Array(people.count)
  for (const person of people.of) rowsOf[person]! += 1
  let rowCount = 0
  for (const person of all) {
    rowCount += rowsOf[person]!
    if (rowCount > affordable) break
    isExposed[person] = 1
  }
  const exposed = all.filter((person) => isExposed[person] === 1)
  const starts = real.map((_, side) => real.slice(0, side).reduce((sum, { rowCount }) => sum + rowCount, 0))
  const chosen: { readonly table: number; readonly row: number; readonly person: number }[] = []
  people.of.forEach((person, index) => {
    if (isExposed[person] === 0) return
    const table = starts.findLastIndex((start) => start <= index)
    chosen.push({ table, row: index - starts[table]!, person })
  })
  const columns = rankColumns(names, { real, released: synthetic })
  const found = bestMatches(columns, chosen)
  const score = (isTrain: boolean): Scored =>
    scoreOf(
      chosen.flatMap(({ table, person }, place) =>
        (table === 0) === isTrain ? [{ person, bits: found.bits[place]!, differing: found.differing[place]! }] : [],
      ),
    )
  const [own, unseen] = [score(true), score(false)]
  if (Math.min(own.bits.length, unseen.bits.length) < fewestPeople) return null
  // Cells of real rows are equal or not whatever is released, but for how far numbers are rounded.
  const decimals = columns.map((column) => column.decimals).join()
  const twins = remembered([schema, train, holdout, reference], `twins by ${decimals}`, () =>
    realTwins(columns, people),
  )
  const releasedShare = synthetic.rowCount / people.of.length
  const chanceOf = (marks: Uint8Array) => releasedShare * twinShare(marks, exposed)
  const tests = peopleTests(own, unseen, [chanceOf(twins.inAll), chanceOf(twins.inAllButOne)])
  const adjusted = ({ kind, p }: PeopleTest) => p * (kind === 'copy' ? 2 : 2 * (tests.length - 1))
  const p = Math.min(1, ...tests.map(adjusted))
  const clear = tests.filter((test) => adjusted(test) < chanceBelow)
  const highest = unseen.bits.reduce((most, bits) => Math.max(most, bits), 0)
  const rows = [...chosen.keys()]
    .filter((place) => chosen[place]!.table === 0 && found.bits[place]! > highest)
    .sort((a, b) => found.bits[b]! - found.bits[a]!)
    .map((place) => chosen[place]!.row)
  const beyond = clear.reduce((most, { train: seen, expected }) => Math.max(most, Math.ceil(seen - expected)), 0)
  return {
    exposed: { train: own.bits.length, unseen: unseen.bits.length },
    tests,
    p,
    people: beyond,
    rows: rows.slice(0, beyond),
  }
}

/** The share of exposed people who have a twin, with one more at the share of all: none seen among few is not none. */
function twinShare(marks: Uint8Array, exposed: Int32Array): number {
  const ofExposed = exposed.reduce((sum, person) => sum + marks[person]!, 0)
  const ofAll = marks.reduce((sum, mark) => sum + mark, 0)
  return (ofExposed + ofAll / marks.length) / (exposed.length + 1)
}

/** Each person by the best of their rows. */
function scoreOf(
  rows: readonly { readonly person: number; readonly bits: number; readonly differing: number }[],
): Scored {
  const best = new Map<number, { bits: number; differing: number }>()
  for (const { person, bits, differing } of rows) {
    const known = best.get(person)
    best.set(person, {
      bits: Math.max(bits, known?.bits ?? 0),
      differing: Math.min(differing, known?.differing ?? differing),
    })
  }
  return {
    bits: Float64Array.from(best.values(), ({ bits }) => bits),
    differing: Int32Array.from(best.values(), ({ differing }) => differing),
  }
}

const shownRows = 50

/** Copies and near-copies of the people who stand out most, counted one by one. */
export const exposedPeopleMetric: Metric = {
  id: 'privacy.exposed-people',
  title: 'Most exposed people',
  question: 'Does the release hold rows of the people who stand out most?',
  reading:
    'Number of people, among those in the training rows who stand out most, of whom the release holds a copy, a copy but for one or two columns, or a row closer than chance explains, beyond what it holds of people it cannot have learnt from; 0 where chance explains it in one case in a hundred or more. One is one too many. Only the most exposed people are looked at, and 0 does not show that others are safe.',
  natures: drawnRows,
  goal: 'minimise',
  range: [0, mostExposed],
  counts: true,
  cost: 'moderate',
  usesReference: true,
  workbench: 'exposed people',
  version: 1,
  compute(context) {
    const found = findExposed(context)
    if (found === null) return { status: 'skipped', reason: `fewer than ${fewestPeople} exposed people on a side` }
    const { people, exposed, tests, p, rows } = found
    return {
      status: 'ok',
      value: people,
      interval: [people, people],
      detail: { exposed, p, tests, firstRows: rows.slice(0, shownRows).map((row) => row + 1) },
    }
  },
}
