import { MirrorwardError } from '../errors.js'
import { permutation, type Rng } from '../math/index.js'
import { type Column, isMissing, patientIndex, presentValues, type Schema, type Table } from '../table/index.js'

export interface SplitShares {
  readonly train: number
  readonly holdout: number
  readonly reference: number
}

export interface Split {
  readonly train: Table
  readonly holdout: Table
  readonly reference: Table
  /** One sentence for the report. */
  readonly description: string
}

/**
 * Divides a table into train, holdout and reference. All rows of a patient land on one side, and every stratum of the
 * first outcome column (a level, or a quarter of a number column) is divided by the same shares. Rows keep their order.
 * Throws `bad-data` when there are fewer than three patients. O(rows log rows).
 */
export function splitByPatient(
  table: Table,
  schema: Schema,
  { shares, rng }: { readonly shares: SplitShares; readonly rng: Rng },
): Split {
  const { sides, stratified } = assignRows(table, schema, { shares, rng })
  return splitBySides(table, sides, { shares, by: `${unitOf(schema)}${stratified}` })
}

/** What a split keeps together. */
export function unitOf(schema: Schema): 'row' | 'patient' {
  return schema.patient === undefined ? 'row' : 'patient'
}

/** The rows of each side (0 train, 1 holdout, 2 reference); `by` says in the description how they were told. */
export function splitBySides(
  table: Table,
  sides: ArrayLike<number>,
  { shares, by }: { readonly shares: SplitShares; readonly by: string },
): Split {
  const rows: [number[], number[], number[]] = [[], [], []]
  for (let row = 0; row < table.rowCount; row++) rows[sides[row]!]!.push(row)
  const percent = [shares.train, shares.holdout, shares.reference].map((share) => Math.round(share * 100)).join('/')
  return {
    train: table.take(rows[0]),
    holdout: table.take(rows[1]),
    reference: table.take(rows[2]),
    description: `train/holdout/reference ${percent} by ${by}`,
  }
}

/**
 * The side of every row, 0 train, 1 holdout, 2 reference: see `splitByPatient`. Throws `bad-data` when there are fewer than
 * three patients.
 */
export function assignRows(
  table: Table,
  schema: Schema,
  { shares, rng }: { readonly shares: SplitShares; readonly rng: Rng },
): { readonly sides: Uint8Array; readonly stratified: string } {
  const patientOf = patientIndex(table, schema)
  const patientCount = patientOf.reduce((most, patient) => Math.max(most, patient), -1) + 1
  if (patientCount < 3) throw new MirrorwardError('bad-data', 'too few patients to split: at least 3 are needed')
  const outcome = schema.columns.find((column) => column.role === 'outcome')
  const stratumOfRow = outcome === undefined ? new Int32Array(table.rowCount) : strata(table.column(outcome.name))
  const stratumOf = new Map<number, number>()
  for (let row = 0; row < table.rowCount; row++) {
    const patient = patientOf[row]!
    if (!stratumOf.has(patient)) stratumOf.set(patient, stratumOfRow[row]!)
  }
  const side = assignSides(stratumOf, { shares, rng })
  return {
    sides: Uint8Array.from(patientOf, (patient) => side[patient]!),
    stratified: outcome === undefined ? '' : `, stratified on ${outcome.name}`,
  }
}

/** A small number per row: the level, or the quarter of a number column; −1 is missing. */
function strata(column: Column): Int32Array {
  if (column.type === 'level') return column.codes
  const present = presentValues(column).sort()
  const cuts = [0.25, 0.5, 0.75].map((share) => present[Math.floor(share * (present.length - 1))] ?? 0)
  return Int32Array.from(column.values, (value, row) =>
    isMissing(column, row) ? -1 : cuts.filter((cut) => value > cut).length,
  )
}

/** 0 train, 1 holdout, 2 reference for each patient; shares are met in every stratum by largest remainder over a shuffle. */
function assignSides(
  stratumOf: ReadonlyMap<number, number>,
  { shares, rng }: { readonly shares: SplitShares; readonly rng: Rng },
): Uint8Array {
  const order = permutation(stratumOf.size, rng)
  const groups = new Map<number, number[]>()
  for (const patient of order) {
    const stratum = stratumOf.get(patient)!
    const group = groups.get(stratum)
    if (group === undefined) groups.set(stratum, [patient])
    else group.push(patient)
  }
  const side = new Uint8Array(stratumOf.size)
  const queue = [...groups.entries()].sort(([a], [b]) => a - b).flatMap(([, patients]) => patients)
  // Walking the strata in one queue and handing each patient to the side furthest behind its share keeps every stratum,
  // and the whole, within one patient of the shares.
  const given = [0, 0, 0]
  const wanted = [shares.train, shares.holdout, shares.reference]
  queue.forEach((patient, index) => {
    let chosen = 0
    for (let candidate = 1; candidate < 3; candidate++) {
      if (behind(candidate, index) > behind(chosen, index) + 1e-9) chosen = candidate
    }
    given[chosen]! += 1
    side[patient] = chosen
  })
  return side

  function behind(candidate: number, index: number): number {
    return wanted[candidate]! * (index + 1) - given[candidate]!
  }
}

/** Two halves of the unseen rows, by patient: one to attack with (holdout), one to calibrate with (reference). */
export function divideHoldout(
  unseen: Table,
  schema: Schema,
  rng: Rng,
): { readonly holdout: Table; readonly reference: Table } {
  const patientOf = patientIndex(unseen, schema)
  const order = permutation(new Set(patientOf).size, rng)
  const inReference = (row: number) => order[patientOf[row]!]! % 2 === 1
  const rows = Array.from({ length: unseen.rowCount }, (_, row) => row)
  return {
    holdout: unseen.take(rows.filter((row) => !inReference(row))),
    reference: unseen.take(rows.filter(inReference)),
  }
}
