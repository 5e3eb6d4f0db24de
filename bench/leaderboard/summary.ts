import { type NumberName, type Numbers, numberNames } from './numbers.js'
import type { Entry } from './store.js'

export interface Summary {
  readonly dataset: string
  readonly model: string
  readonly seeds: number
  /** Medians over seeds, number by number; null where no seed has one. */
  readonly numbers: Numbers
  readonly fitSeconds: number | null
  readonly sampleSeconds: number | null
  readonly peakMegabytes: number | null
  /** Notes of the seeds, each once. */
  readonly note: string
  /** True when code that made or measured the row has changed since. */
  readonly isStale: boolean
}

/** One row for the entries of one table and model. */
export function summarise(entries: readonly [Entry, ...Entry[]], isCurrent: (entry: Entry) => boolean): Summary {
  const { dataset, model } = entries[0]
  const of = (read: (entry: Entry) => number | null | undefined) =>
    median(entries.flatMap((entry) => read(entry) ?? []))
  return {
    dataset,
    model,
    seeds: entries.length,
    numbers: Object.fromEntries(
      numberNames.map((name): [NumberName, number | null] => [name, of(({ numbers }) => numbers[name])]),
    ),
    fitSeconds: of(({ fitSeconds }) => fitSeconds),
    sampleSeconds: of(({ sampleSeconds }) => sampleSeconds),
    peakMegabytes: of(({ peakMegabytes }) => peakMegabytes),
    note: [...new Set(entries.map(({ note }) => note).filter(Boolean))].join('; '),
    isStale: !entries.every(isCurrent),
  }
}

/** The middle value, the mean of the two middle ones of an even number; null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
