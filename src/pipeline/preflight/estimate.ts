import type { Depth } from '../depth.js'

/** What a run's time and memory depend on. */
export interface RunSize {
  readonly rows: number
  /** Learnt columns. */
  readonly columns: number
  /** Id of a model, or `auto`; another model's time is not known and counts as the slowest one's. */
  readonly model: string
  /** Share of the rows that a model is fitted to; .6 as in a job's default. */
  readonly trainShare?: number
  /** The published model is fitted to everybody, beside its twin. */
  readonly learnFrom?: 'train' | 'all'
  /** Of the evaluation; absent when there is none. */
  readonly depth?: Depth
}

/** From – to. A run on an idle machine of today is rather at the lower end, on a busy or older one at the upper. */
export interface RunEstimate {
  readonly seconds: readonly [least: number, most: number]
  readonly megabytes: readonly [least: number, most: number]
}

/** Seconds at 10,000 cells, and how they grow: seconds ∝ cells to that power. */
interface Growth {
  readonly seconds: number
  readonly power: number
  /** Rows beyond which nothing more is done. */
  readonly mostRows?: number
}

const slowest: Growth = { seconds: 7.2, power: 0.83 }

/**
 * Read off whole runs of `bench/estimate.ts` in November 2026 on two cores with nothing beside, by a line through seconds
 * and cells on logarithmic axes; docs/preflight.md has the runs.
 */
const fits: Readonly<Record<string, Growth>> = {
  marginals: { seconds: 0.04, power: 0.4 },
  'bayes-net': { seconds: 0.14, power: 0.4 },
  'sequential-trees': { seconds: 0.8, power: 0.8 },
  'hidden-tree': { seconds: 1.2, power: 0.75 },
  vae: slowest,
}
/** The contest of `auto`, before the winner is fitted to all rows. */
const contest: Growth = { seconds: 4.5, power: 0.5, mostRows: 11_000 }
const evaluations: Readonly<Record<'quick' | 'standard', Growth>> = {
  quick: { seconds: 3.6, power: 0.46 },
  standard: { seconds: 8.5, power: 0.46 },
}
const shadowFits = 200
/** Of `privacy.membership-refit`, which is left out at depth standard where a fit and its sample take longer than this. */
const fewFits = 14
const longestFewFit = 2
const fewAttacks: Growth = { seconds: 0.2, power: 0.6 }
/** Reading, drawing and writing. */
const secondsPerCell = 4e-6
/** Runs measured on a quiet machine lie between .6 and 1.5 of the line; the rest is for crowded and for slower ones. */
const [least, most] = [0.5, 3] as const

const megabytesAtLeast = { plain: 230, evaluated: 340 } as const
const bytesPerCell = { plain: [20, 40], evaluated: [40, 150] } as const

/**
 * Seconds and peak memory that a run may take: wide ranges from measured runs, to tell a minute from an hour. O(1).
 *
 * @example
 * estimateRun({ rows: 3000, columns: 15, model: 'bayes-net', depth: 'quick' })
 */
export function estimateRun(size: RunSize): RunEstimate {
  const { rows, columns, model, trainShare = 0.6, learnFrom = 'train', depth } = size
  const trainRows = Math.round(rows * trainShare)
  const fit = fitSeconds(model, { rows: trainRows, columns })
  // The contest of auto is held once.
  const again = learnFrom === 'all' ? fitSeconds(model === 'auto' ? 'hidden-tree' : model, { rows, columns }) : 0
  const seconds = 1 + secondsPerCell * rows * columns + fit + again + evaluationSeconds()
  const kind = depth === undefined ? 'plain' : 'evaluated'
  const [few, many] = bytesPerCell[kind]
  const memory = (bytes: number) => megabytesAtLeast[kind] + (bytes * rows * columns) / 1e6
  return {
    seconds: [rounded(seconds * least), rounded(seconds * most)],
    megabytes: [rounded(memory(few)), rounded(1.8 * memory(many))],
  }

  function evaluationSeconds(): number {
    if (depth === undefined) return 0
    if (depth === 'quick') return secondsOf(evaluations.quick, { rows, columns })
    if (depth === 'standard') {
      const refit = refitSeconds(model === 'auto' ? 'hidden-tree' : model, { rows: trainRows, columns })
      const refits =
        refit <= longestFewFit ? fewFits * (refit + secondsOf(fewAttacks, { rows: trainRows, columns })) : 0
      return secondsOf(evaluations.standard, { rows, columns }) + refits
    }
    // Shadow training sets are as large as the training rows; the model that auto chose is fitted, not the contest held.
    const shadow = fitSeconds(model === 'auto' ? 'hidden-tree' : model, { rows: trainRows, columns })
    return secondsOf(evaluations.standard, { rows, columns }) + shadowFits * shadow
  }
}

/** Whether one fit of a model and its sample are expected to take no more than two seconds: the same on every machine. */
export function isQuickToRefit(model: string, size: Size): boolean {
  return refitSeconds(model, size) <= longestFewFit
}

function refitSeconds(model: string, size: Size): number {
  return fitSeconds(model, size) + secondsPerCell * size.rows * size.columns
}

interface Size {
  readonly rows: number
  readonly columns: number
}

function fitSeconds(model: string, size: Size): number {
  if (model === 'auto') return secondsOf(contest, size) + fitSeconds('hidden-tree', size)
  return secondsOf(fits[model] ?? slowest, size)
}

function secondsOf({ seconds, power, mostRows = Number.POSITIVE_INFINITY }: Growth, { rows, columns }: Size): number {
  return seconds * ((Math.min(rows, mostRows) * columns) / 10_000) ** power
}

/** Two digits: more would say more than is known. */
function rounded(value: number): number {
  return Number(Math.max(1, value).toPrecision(2))
}
