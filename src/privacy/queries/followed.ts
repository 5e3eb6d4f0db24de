import type { Schema } from '../../table/index.js'
import { type Axis, conditionAxis, missingLabel, numberAt } from './axis.js'
import { columnNamed, declaredBounds, refused } from './domain.js'
import type { Condition } from './question.js'

/** People by the step of time in which they were seen last, and whether by the event: censored and event by turns, then who goes on. */
export interface Followed {
  readonly axis: Axis
  /** Ends of the steps, from 0 on. */
  readonly edges: readonly number[]
  readonly steps: number
}

/** Equal steps from 0 to `until`; what happens at the end of a step belongs to it. Throws `bad-option`. */
export function followedAxis(
  { time, event }: { readonly time: string; readonly event: Condition },
  {
    until,
    steps,
    schema,
    question,
  }: {
    readonly until?: number | undefined
    readonly steps: number
    readonly schema: Schema
    readonly question: string
  },
): Followed {
  const column = columnNamed(time, schema, question)
  const { max } = declaredBounds(column, question)
  const last = Math.min(until ?? max, max)
  if (!(last > 0)) throw refused('times of follow-up must reach above 0', { column, question })
  const edges = Array.from({ length: steps + 1 }, (_, at) => (last * at) / steps)
  const when = stepAxis(time, edges)
  const whether = conditionAxis(event, schema)
  const combine = ([step = 0, seen = 0]: readonly number[]) => {
    if (step === steps + 1 || (step < steps && seen === 2)) return 2 * steps + 1
    return step === steps ? 2 * steps : 2 * step + seen
  }
  const labels = [...Array.from({ length: 2 * steps }, (_, at) => String(at)), 'later', missingLabel]
  return {
    edges,
    steps,
    axis: {
      key: JSON.stringify(['followed', when.key, whether.key]),
      columns: [...new Set([time, ...whether.columns])],
      labels,
      missing: labels.length - 1,
      parts: [when, whether],
      combine,
      place(table) {
        const [first, second] = [when.place(table), whether.place(table)]
        return first.map((step, row) => combine([step, second[row]!]))
      },
    },
  }
}

/** The step that a time lies in, its end included; one place for later ones, one for missing ones. */
function stepAxis(name: string, edges: readonly number[]): Axis {
  const steps = edges.length - 1
  const width = edges.at(-1)! / steps
  return {
    key: JSON.stringify(['steps', name, edges.at(-1), steps]),
    columns: [name],
    labels: [...Array.from({ length: steps }, (_, at) => String(at)), 'later', missingLabel],
    missing: steps + 1,
    edges,
    place(table) {
      const column = table.column(name)
      return Int32Array.from({ length: table.rowCount }, (_, row) => {
        const time = numberAt(column, row)
        if (time === undefined) return steps + 1
        if (time > edges.at(-1)!) return steps
        return Math.min(steps - 1, Math.max(0, Math.ceil(time / width - 1e-12) - 1))
      })
    },
  }
}

/**
 * Counts of a group that there could be: none below 0, with the same sum: the nearest in squares. Of such counts nobody can be at risk
 * after leaving, nor more have the event than are at risk. O(cells log cells).
 */
export function possibleCounts(counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (!(total > 0)) return new Float64Array(counts.length)
  const falling = Float64Array.from(counts).sort().reverse()
  let sum = 0
  let cut = 0
  falling.some((count, at) => {
    sum += count
    const next = (sum - total) / (at + 1)
    if (count <= next) return true
    cut = next
    return false
  })
  return counts.map((count) => Math.max(0, count - cut))
}

/** Events and people at risk of every step; who leaves within a step is at risk for half of it (the life table's way). */
export interface RiskTable {
  readonly events: Float64Array
  readonly atRisk: Float64Array
  /** At the beginning of each step. */
  readonly entering: Float64Array
}

export function riskTable(counts: Float64Array, steps: number): RiskTable {
  const [events, atRisk, entering] = [new Float64Array(steps), new Float64Array(steps), new Float64Array(steps)]
  let left = counts.reduce((sum, count) => sum + count, 0)
  for (let step = 0; step < steps; step++) {
    const [censored, seen] = [counts[2 * step]!, counts[2 * step + 1]!]
    entering[step] = left
    events[step] = seen
    atRisk[step] = Math.max(seen, left - censored / 2)
    left -= censored + seen
  }
  return { events, atRisk, entering }
}

/** The share without the event at the end of every step: Kaplan & Meier's product. */
export function survivalOf({ events, atRisk }: RiskTable): Float64Array {
  let survival = 1
  return events.map((seen, step) => {
    survival *= atRisk[step]! > 0 ? 1 - seen / atRisk[step]! : 1
    return survival
  })
}
