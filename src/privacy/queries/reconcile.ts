import { choleskyFactor, type Rng } from '../../math/index.js'
import type { Schema } from '../../table/index.js'
import { drawCount, errorDraws } from './error-draws.js'
import type { Structure } from './measurement.js'
import { type Probes, probesOf } from './probes.js'

/** Noisy numbers, all with noise of one variance. */
export interface Noisy {
  readonly values: Float64Array
  readonly variance: number
  readonly structure?: Structure
}

/** The same after numbers that say the same thing have been made to, and what is left of the noise. */
export interface Reconciled {
  readonly values: Float64Array
  /** Draws of what the noise may have been, one after the other: for intervals. */
  readonly errors: Float64Array
}

const mostCells = 800
const mostCombinations = 300_000

/**
 * Makes noisy tables agree wherever their cells must: a sum over groups with the whole, bands with a cohort of theirs. Every table
 * is taken at what its noise is worth: least squares over all tables that real rows could give, which is what a Gaussian posterior
 * without prior would say (the projection of `differential-privacy` reference 6.6, for any cells). Uses noisy numbers alone, so it
 * costs nothing. O(cells³).
 */
export function reconcile(all: readonly Noisy[], schema: Schema): readonly Reconciled[] {
  const rng = errorDraws('noise')
  const pool = poolOf(all, schema)
  const pooled = project(all, { pool, rng: rng.fork('pool') })
  return all.map(
    (each, index) =>
      pooled.get(index) ?? { values: each.values, errors: independent(each, rng.fork(`alone:${index}`)) },
  )
}

interface Pool {
  readonly members: readonly number[]
  readonly probes: Probes
}

/** Tables that are small enough to be looked at together, the smallest first. */
function poolOf(all: readonly Noisy[], schema: Schema): Pool {
  const structured = all.flatMap(({ structure, values }, index) =>
    structure === undefined ? [] : [{ index, structure, size: values.length }],
  )
  const probes = probesOf(
    structured.map(({ structure }) => structure),
    schema,
  )
  const members: { index: number; structure: Structure }[] = []
  let cells = 0
  for (const { index, structure, size } of structured.sort((a, b) => a.size - b.size || a.index - b.index)) {
    const fits = members.every(
      ({ structure: other }) => probes.combinations(namesOfBoth(probes, [structure, other])) <= mostCombinations,
    )
    if (cells + size > mostCells || !fits || probes.combinations(probes.namesOf(structure)) > mostCombinations) continue
    members.push({ index, structure })
    cells += size
  }
  return { members: members.map(({ index }) => index), probes }
}

function namesOfBoth(probes: Probes, structures: readonly Structure[]): readonly string[] {
  return [...new Set(structures.flatMap((structure) => probes.namesOf(structure)))]
}

function project(
  all: readonly Noisy[],
  { pool: { members, probes }, rng }: { readonly pool: Pool; readonly rng: Rng },
): ReadonlyMap<number, Reconciled> {
  const sizes = members.map((index) => all[index]!.values.length)
  const starts = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, size) => sum + size, 0))
  const size = sizes.reduce((sum, each) => sum + each, 0)
  if (size === 0) return new Map()
  const deviations = new Float64Array(size)
  members.forEach((index, at) => {
    deviations.fill(Math.sqrt(all[index]!.variance), starts[at]!, starts[at]! + sizes[at]!)
  })
  const overlaps = overlapsOf(
    members.map((index) => all[index]!.structure!),
    { probes, starts, size },
  )
  const projection = projectionOf(overlaps, deviations)
  const whole = new Float64Array(size)
  members.forEach((index, at) => {
    whole.set(all[index]!.values, starts[at]!)
  })
  const agreed = applied(projection, whole, deviations)
  const errors = Array.from({ length: drawCount }, () =>
    applied(
      projection,
      deviations.map((deviation) => deviation * rng.normal()),
      deviations,
    ),
  )
  return new Map(
    members.map((index, at) => {
      const [from, to] = [starts[at]!, starts[at]! + sizes[at]!]
      const own = new Float64Array(drawCount * sizes[at]!)
      for (let draw = 0; draw < drawCount; draw++) own.set(errors[draw]!.subarray(from, to), draw * sizes[at]!)
      return [index, { values: agreed.slice(from, to), errors: own }]
    }),
  )
}

/** How often two cells hold the same made-up row: tables of counts that agree are sums of these columns. */
function overlapsOf(
  structures: readonly Structure[],
  { probes, starts, size }: { readonly probes: Probes; readonly starts: readonly number[]; readonly size: number },
): Float64Array {
  const overlaps = new Float64Array(size * size)
  structures.forEach((first, at) => {
    structures.slice(at).forEach((second, further) => {
      if (first.of !== second.of) return
      const names = namesOfBoth(probes, [first, second])
      const [own, others] = [probes.cells(first, names), probes.cells(second, names)]
      const [row, column] = [starts[at]!, starts[at + further]!]
      for (let probe = 0; probe < own.length; probe++) {
        if (own[probe]! < 0 || others[probe]! < 0) continue
        const [one, other] = [row + own[probe]!, column + others[probe]!]
        overlaps[one * size + other]! += 1 / own.length
        if (further > 0) overlaps[other * size + one]! += 1 / own.length
      }
    })
  })
  return overlaps
}

/** The matrix that takes whitened numbers to the nearest ones that agree. */
function projectionOf(overlaps: Float64Array, deviations: Float64Array): Float64Array {
  const size = deviations.length
  const scale = Float64Array.from(deviations, (deviation, cell) => {
    const own = overlaps[cell * size + cell]!
    return own === 0 ? 0 : 1 / Math.max(deviation, 1e-9)
  })
  const whitened = overlaps.map((value, at) => value * scale[Math.floor(at / size)]! * scale[at % size]!)
  let largest = 0
  for (let cell = 0; cell < size; cell++) largest = Math.max(largest, whitened[cell * size + cell]!)
  const ridge = largest * 1e-9
  const factor = whitened.slice()
  for (let cell = 0; cell < size; cell++) factor[cell * size + cell]! += ridge
  if (largest === 0 || !choleskyFactor(factor, size)) return identityOf(size)
  // K(K + τ)⁻¹ = I − τ(K + τ)⁻¹. What is left over goes to a projection N by squaring, then by 3N² − 2N³ (McWeeny 1960).
  const rest = inverseOf(factor, size).map((value) => value * ridge)
  const squared = product(rest, rest, size)
  const twice = product(squared, squared, size)
  const thrice = product(twice, squared, size)
  return twice.map((value, at) => (at % (size + 1) === 0 ? 1 : 0) - 3 * value + 2 * thrice[at]!)
}

function identityOf(size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, at) => (at % (size + 1) === 0 ? 1 : 0))
}

/** The inverse of L Lᵀ from its factor L, row by row. O(size³). */
function inverseOf(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size)
  const right = new Float64Array(size)
  for (let unit = 0; unit < size; unit++) {
    right.fill(0)
    right[unit] = 1
    for (let row = unit; row < size; row++) {
      let sum = right[row]!
      for (let inner = unit; inner < row; inner++) sum -= factor[row * size + inner]! * right[inner]!
      right[row] = sum / factor[row * size + row]!
    }
    for (let row = size - 1; row >= 0; row--) {
      let sum = right[row]!
      for (let inner = row + 1; inner < size; inner++) sum -= factor[inner * size + row]! * right[inner]!
      right[row] = sum / factor[row * size + row]!
      inverse[row * size + unit] = right[row]!
    }
  }
  return inverse
}

function product(first: Float64Array, second: Float64Array, size: number): Float64Array {
  const out = new Float64Array(size * size)
  for (let row = 0; row < size; row++)
    for (let inner = 0; inner < size; inner++) {
      const factor = first[row * size + inner]!
      if (factor === 0) continue
      for (let column = 0; column < size; column++) out[row * size + column]! += factor * second[inner * size + column]!
    }
  return out
}

function applied(projection: Float64Array, values: Float64Array, deviations: Float64Array): Float64Array {
  const size = values.length
  const whitened = values.map((value, cell) => value / Math.max(deviations[cell]!, 1e-9))
  return Float64Array.from({ length: size }, (_, row) => {
    let sum = 0
    for (let column = 0; column < size; column++) sum += projection[row * size + column]! * whitened[column]!
    return sum * Math.max(deviations[row]!, 1e-9)
  })
}

function independent({ values, variance }: Noisy, rng: Rng): Float64Array {
  const deviation = Math.sqrt(variance)
  return Float64Array.from({ length: drawCount * values.length }, () => deviation * rng.normal())
}
