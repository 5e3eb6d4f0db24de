import { cellNumbers, rowKeys } from '../../../src/counts/index.js'
import { mixedSpace, type Points } from '../../../src/learn/index.js'
import { type Rng, sampleWithoutReplacement, wilsonInterval } from '../../../src/math/index.js'
import { isMissing, type Table } from '../../../src/table/index.js'
import { minimalUniques, setCount } from '../../disclosure/minimal-uniques.js'
import type { EvaluationContext, Metric, MetricResult } from '../../metric.js'
import { modelledNames } from '../../modelled-columns.js'
import { ownRows } from '../../natures.js'
import { attackerKnowledge } from '../risks/attacker-knowledge.js'

const mostTargets = 500
/** Cells compared: of large releases fewer people are looked for. */
const mostComparisons = 4e8
/** Sets of columns that are looked at, and shown. */
const mostColumns = 30
const mostWork = 3e7
const shown = 8
const unknownOrigins = 'whose row is whose is not known here'

const shared: Pick<Metric, 'natures' | 'goal' | 'range' | 'version'> = {
  natures: ownRows,
  goal: 'minimise',
  range: [0, 1],
  version: 1,
}

/** Record linkage by everything that is known of a person's row (distance-based; Domingo-Ferrer & Torra 2001). */
export const recordLinkage: Metric = {
  id: 'privacy.record-linkage',
  title: 'Rows found again by everything',
  question: 'Is a person’s own row the nearest one, for whoever knows the rest of their record?',
  reading:
    'Expected share of people whose own released row an attacker picks who knows their whole record and takes the nearest row, one at random where several are as near. Rows in common columns that were not changed find almost everybody: it is what masking and k-anonymity leave, not a fault of theirs. An attacker who knows less finds fewer.',
  ...shared,
  cost: 'moderate',
  compute: byNearest,
}

/** Record linkage by the known columns alone: what the classes of k-anonymity bound. */
export const recordLinkageByKnown: Metric = {
  id: 'privacy.record-linkage-known',
  title: 'Rows found again by the known columns',
  question: 'Is a person’s own row found by what others may know of them?',
  reading:
    'Expected share of people whose own released row an attacker picks at random among the rows that agree with them in every known column, at the coarseness of the release. One over the size of their class where nothing was noised; somebody whose row was suppressed or moved is not found.',
  ...shared,
  cost: 'cheap',
  compute: byKnown,
}

function byKnown({ schema, train, synthetic, origins }: EvaluationContext): MetricResult {
  if (origins === undefined) return { status: 'skipped', reason: unknownOrigins }
  const { known } = attackerKnowledge(schema)
  if (known.length === 0 || train.rowCount === 0 || synthetic.rowCount === 0)
    return { status: 'skipped', reason: 'a table has no rows' }
  const keys = rowKeys([train, synthetic], known)
  const [own, released] = keys.of as [Int32Array, Int32Array]
  const sizes = new Int32Array(keys.count)
  for (const key of released) sizes[key]! += 1
  const columns = known.map((name) => synthetic.column(name))
  let found = 0
  for (let row = 0; row < released.length; row++) {
    const origin = origins[row]!
    if (origin < 0 || own[origin] !== released[row]) continue
    if (columns.every((column) => isMissing(column, row))) continue
    found += 1 / sizes[released[row]!]!
  }
  return linked(found, { people: train.rowCount, released: synthetic.rowCount, columns: known.length })
}

function byNearest(context: EvaluationContext): MetricResult {
  const { schema, train, holdout, synthetic, origins, rng, realRng = rng, brief = false } = context
  const names = modelledNames(schema)
  if (origins === undefined) return { status: 'skipped', reason: unknownOrigins }
  if (names.length === 0 || train.rowCount === 0 || synthetic.rowCount === 0)
    return { status: 'skipped', reason: 'a table has no rows' }
  const place = mixedSpace([train, holdout], names)
  const targets = targetRows(train.rowCount, {
    most: Math.max(50, Math.floor(mostComparisons / (synthetic.rowCount * names.length))),
    rng: realRng,
  })
  const points = place(synthetic)
  const people = place(train.take(targets))
  let found = 0
  for (let target = 0; target < targets.length; target++) {
    const nearest = nearestRows(people, target, points)
    if (nearest.some((row) => origins[row] === targets[target])) found += 1 / nearest.length
  }
  const result = linked(found, { people: targets.length, released: synthetic.rowCount, columns: names.length })
  if (brief || result.status === 'skipped') return result
  return { ...result, detail: { ...result.detail, standOut: standOut(synthetic, names) } }
}

/** Columns, one or two together, by which most released rows stand alone. */
function standOut(table: Table, names: readonly string[]) {
  const chosen = names.slice(0, mostColumns)
  const codes = chosen.map((name) => cellNumbers([table.column(name)]).of[0]!)
  const size = setCount(chosen.length, 2) * table.rowCount > mostWork ? 1 : 2
  const rows = new Map<string, number>()
  for (const { columns } of minimalUniques(codes, { rowCount: table.rowCount, mostColumns: size })) {
    const key = columns.map((place) => chosen[place]!).join('\0')
    rows.set(key, (rows.get(key) ?? 0) + 1)
  }
  return [...rows]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, shown)
    .map(([key, count]) => ({ columns: key.split('\0'), rows: count }))
}

function targetRows(count: number, { most, rng }: { readonly most: number; readonly rng: Rng }): Uint32Array {
  const size = Math.min(count, mostTargets, most)
  if (size === count) return Uint32Array.from({ length: count }, (_, row) => row)
  return Uint32Array.from(sampleWithoutReplacement(count, size, rng))
}

/** All rows at the least distance: Gower's, the mean over columns of |a − b| cut to 1. */
function nearestRows(people: Points, target: number, { coordinates, width, rowCount }: Points): number[] {
  let least = Number.POSITIVE_INFINITY
  let rows: number[] = []
  const start = target * width
  for (let row = 0; row < rowCount; row++) {
    let sum = 0
    for (let at = 0; at < width; at++) {
      const gap = Math.abs(coordinates[row * width + at]! - people.coordinates[start + at]!)
      sum += gap > 1 ? 1 : gap
      if (sum > least + 1e-12) break
    }
    if (sum > least + 1e-12) continue
    if (sum < least - 1e-12) {
      least = sum
      rows = []
    }
    rows.push(row)
  }
  return rows
}

function linked(
  found: number,
  { people, released, columns }: { readonly people: number; readonly released: number; readonly columns: number },
): MetricResult {
  const value = Math.min(1, found / people)
  return {
    status: 'ok',
    value,
    interval: wilsonInterval({ successes: Math.min(people, found), trials: people }),
    detail: { people, columns, byChance: 1 / released },
  }
}
