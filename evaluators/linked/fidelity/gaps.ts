import { bootstrapInterval, sortedQuantile } from '../../../src/math/index.js'
import { courseViews } from '../courses/course-views.js'
import type { Courses } from '../courses/courses.js'
import { unseenCourses } from '../courses/unseen-courses.js'
import type { LinkedContext, LinkedMetric } from '../linked-metric.js'

const mostAtoms = 12
const smallestAtom = 0.02
const fewestPeople = 5
const curvePoints = 21
const day = 86_400_000

/** When people come: how long after the visit before, and when first. */
export const gaps: LinkedMetric = {
  id: 'fidelity.gaps',
  title: 'Gaps between visits',
  question: 'Do visits come when real visits come?',
  reading:
    'The largest gap between distribution functions (Kolmogorov–Smirnov) of the times between consecutive rows, or of first times where that is larger, on synthetic and on unseen real people; 0 is identical; of several tables the worst. The detail has the spans that a schedule makes frequent.',
  goal: 'minimise',
  range: [0, 1],
  cost: 'cheap',
  usesReference: true,
  version: 1,
  compute(context) {
    const timed = courseViews(context.train).filter(({ hasTime }) => hasTime)
    if (timed.length === 0) return { status: 'skipped', reason: 'no table names a time', nothingToTest: true }
    const compared = timed.flatMap((view) => {
      const [real, synthetic] = [unseenCourses(context, view), view.of(context.synthetic)].map((courses) =>
        spansOf(courses, view.isDated ? day : 1),
      )
      if (real!.gaps.length === 0 || synthetic!.gaps.length === 0) return []
      return [{ name: view.table, ...(view.isDated && { unit: 'days' }), ...compare(real!, synthetic!, context) }]
    })
    const [worst] = [...compared].sort((a, b) => b.value - a.value)
    if (worst === undefined) return { status: 'skipped', reason: 'nobody has two rows' }
    return { status: 'ok', value: worst.value, interval: worst.interval, detail: { tables: compared } }
  },
}

interface Spans {
  /** Of consecutive rows with a time, whoever's they are. */
  readonly gaps: Float64Array
  /** Whose each gap is. */
  readonly personOf: Int32Array
  readonly firsts: Float64Array
  readonly people: number
}

/** Spans in units of so much time: dates in days. */
function spansOf({ starts, times, people }: Courses, unit: number): Spans {
  const [gapsFound, owners, firsts]: [number[], number[], number[]] = [[], [], []]
  for (let person = 0; person < people; person++) {
    let last = Number.NaN
    for (let row = starts[person]!; row < starts[person + 1]!; row++) {
      const time = times![row]! / unit
      if (Number.isNaN(time)) continue
      if (Number.isNaN(last)) firsts.push(time)
      else {
        gapsFound.push(time - last)
        owners.push(person)
      }
      last = time
    }
  }
  return {
    gaps: Float64Array.from(gapsFound),
    personOf: Int32Array.from(owners),
    firsts: Float64Array.from(firsts),
    people,
  }
}

function compare(real: Spans, synthetic: Spans, { rng, brief }: LinkedContext) {
  const between = distance(real.gaps, synthetic.gaps)
  const first = distance(real.firsts, synthetic.firsts)
  const value = Math.max(between, first)
  const drawn = bootstrapInterval(
    [real.people, synthetic.people],
    (counts) => {
      const [own, other] = [real, synthetic].map(({ personOf }, side) =>
        personOf.map((person) => counts[side]![person]!),
      )
      return Math.max(first, distance(real.gaps, synthetic.gaps, { real: own!, synthetic: other! }))
    },
    { rng, replicates: real.gaps.length > 50_000 ? 40 : 200 },
  )
  const interval = [Math.min(value, drawn[0]), Math.max(value, drawn[1])] as const
  if (brief) return { value, interval }
  return {
    value,
    interval,
    gaps: between,
    firstTimes: first,
    ...atomsOf(real, synthetic),
    curve: curveOf(real.gaps, synthetic.gaps),
  }
}

/** Largest gap between two distribution functions, elements counted by weights. O(n log n). */
function distance(
  real: Float64Array,
  synthetic: Float64Array,
  weights?: { readonly real: ArrayLike<number>; readonly synthetic: ArrayLike<number> },
): number {
  const [a, b] = [ordered(real), ordered(synthetic)]
  const weightOf = (side: 'real' | 'synthetic', index: number) => weights?.[side][index] ?? 1
  const totalA = a.reduce((sum, index) => sum + weightOf('real', index), 0)
  const totalB = b.reduce((sum, index) => sum + weightOf('synthetic', index), 0)
  let [i, j, below, other, most] = [0, 0, 0, 0, 0]
  while (i < a.length || j < b.length) {
    const next = Math.min(
      real[a[i] ?? -1] ?? Number.POSITIVE_INFINITY,
      synthetic[b[j] ?? -1] ?? Number.POSITIVE_INFINITY,
    )
    while (i < a.length && real[a[i]!]! <= next) below += weightOf('real', a[i++]!)
    while (j < b.length && synthetic[b[j]!]! <= next) other += weightOf('synthetic', b[j++]!)
    most = Math.max(most, Math.abs(below / totalA - other / totalB))
  }
  return Number.isFinite(most) ? most : 1
}

const orders = new WeakMap<Float64Array, Uint32Array>()

function ordered(values: Float64Array): Uint32Array {
  const known = orders.get(values)
  if (known !== undefined) return known
  const order = Uint32Array.from(values, (_, index) => index).sort((x, y) => values[x]! - values[y]!)
  orders.set(values, order)
  return order
}

/** Spans that a schedule makes: held by one gap in fifty at least, of five people at least. */
function atomsOf(real: Spans, synthetic: Spans) {
  const people = new Map<number, Set<number>>()
  real.gaps.forEach((gap, index) => {
    const own = people.get(gap) ?? new Set()
    people.set(gap, own.add(real.personOf[index]!))
  })
  const shareOf = ({ gaps: all }: Spans, gap: number) => all.filter((each) => each === gap).length / all.length
  const atoms = [...people]
    .filter(([gap, own]) => own.size >= fewestPeople && shareOf(real, gap) >= smallestAtom)
    .map(([gap]) => ({ gap, real: shareOf(real, gap), synthetic: shareOf(synthetic, gap) }))
    .sort((a, b) => b.real - a.real)
    .slice(0, mostAtoms)
  return { atoms }
}

/** Share of gaps up to spans that divide the real ones' middle 98 per cent evenly: never somebody's. */
function curveOf(real: Float64Array, synthetic: Float64Array) {
  const sorted = Float64Array.from(real).sort()
  const [low, high] = [0.01, 0.99].map((share) => sortedQuantile(sorted, share) ?? 0)
  const step = (high! - low!) / (curvePoints - 1)
  const digits = 10 ** Math.max(0, Math.ceil(-Math.log10(step || 1)) + 1)
  const spans = Array.from({ length: curvePoints }, (_, point) => Math.round((low! + point * step) * digits) / digits)
  const shares = (all: Float64Array) => spans.map((span) => all.filter((gap) => gap <= span).length / all.length)
  return { spans, real: shares(real), synthetic: shares(synthetic) }
}
