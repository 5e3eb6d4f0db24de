import type { Estimate, Rng } from '../../src/math/index.js'
import { patientIndex, type Schema, type Table } from '../../src/table/index.js'
import { type ComparedEffect, type ComparedEffects, compareEffects } from '../learning/effect-loss.js'
import { sampleRows } from '../learning/sample-rows.js'
import type { EvaluationContext } from '../metric.js'
import { remembered } from '../remembered.js'
import { type RelationFeature, relationFeatures } from './relation-features.js'

/** Below it a relation is too weak to be called one, however many rows show it (Cohen's small effect). */
const weakest = 0.1
const mostFeatures = 200
export const mostRows = 20_000
const mostProducts = 2e8
const fewestRows = 30

/** Two ordered views of different columns and their rank correlations, on Fisher's scale. */
export interface Relation {
  readonly first: RelationFeature
  readonly second: RelationFeature
}

export interface ClearRelations extends ComparedEffects<Relation> {
  /** Pairs that were looked at, clear or not. */
  readonly pairs: number
}

/**
 * The pairs of columns whose rank correlation is clear in the training rows and at least .1, each with what became of it.
 * Errors are those of independent people: a patient of several rows counts once. Null where a table has fewer than 30 rows.
 * O(features² × rows), rows drawn so that it stays below 2·10⁸ products.
 */
export function clearRelations({
  schema,
  train,
  synthetic,
  rng,
  realRng = rng,
}: EvaluationContext): ClearRelations | null {
  if (Math.min(train.rowCount, synthetic.rowCount) < fewestRows) return null
  const { path } = realRng
  return remembered([schema, train, synthetic], `relations by ${path}`, () =>
    compareRelations({ schema, train, synthetic }, realRng),
  )
}

function compareRelations(
  { schema, train, synthetic }: Pick<EvaluationContext, 'schema' | 'train' | 'synthetic'>,
  realRng: Rng,
): ClearRelations {
  const real = remembered([schema, train], `clear relations by ${realRng.path}`, () => {
    const features = relationFeatures(schema, train).slice(0, mostFeatures)
    const pairs = features.flatMap((first, index) =>
      features.slice(index + 1).flatMap((second) => (second.column === first.column ? [] : [{ first, second }])),
    )
    const size = Math.min(mostRows, Math.max(2_000, Math.floor(mostProducts / Math.max(1, pairs.length))))
    const rows = sampleRows(train, size, realRng.fork('rows'))
    return { features, pairs, size, estimates: correlations(pairs, features, { table: rows, schema }) }
  })
  const rows = sampleRows(synthetic, real.size, realRng.fork('rows'))
  const made = correlations(real.pairs, real.features, { table: rows, schema })
  const effects = real.pairs.flatMap((named, index): Omit<ComparedEffect<Relation>, 'fate' | 'isSure'>[] => {
    const own = real.estimates[index]
    return own === null || own === undefined ? [] : [{ named, real: own, synthetic: made[index] ?? nothing(rows) }]
  })
  return { ...compareEffects(effects, { weakest: Math.atanh(weakest) }), pairs: effects.length }
}

/** A column that does not vary goes with nothing. */
function nothing({ rowCount }: Table): Estimate {
  return { value: 0, variance: 1 / (rowCount - 3) }
}

/** Spearman's coefficient of each pair by Fisher's transform, 1.06 / (n − 3) its variance (Fieller et al. 1957); null where undefined. */
function correlations(
  pairs: readonly Relation[],
  features: readonly RelationFeature[],
  { table, schema }: { readonly table: Table; readonly schema: Schema },
): (Estimate | null)[] {
  const ranks = new Map(features.map((feature) => [feature, feature.ranksOf(table)]))
  const people =
    schema.patient !== undefined && table.has(schema.patient)
      ? new Set(patientIndex(table, schema)).size
      : table.rowCount
  return pairs.map(({ first, second }) => {
    const { value, rows } = correlation(ranks.get(first)!, ranks.get(second)!)
    const independent = (rows * people) / table.rowCount
    if (Number.isNaN(value) || independent < fewestRows) return null
    return { value: Math.atanh(Math.max(-0.999, Math.min(0.999, value))), variance: 1.06 / (independent - 3) }
  })
}

/** Pearson's of ranks over the rows where both are present. */
function correlation(a: Float64Array, b: Float64Array): { readonly value: number; readonly rows: number } {
  let [rows, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0]
  for (let row = 0; row < a.length; row++) {
    const [p, q] = [a[row]!, b[row]!]
    if (Number.isNaN(p) || Number.isNaN(q)) continue
    rows++
    x += p
    y += q
    xx += p * p
    yy += q * q
    xy += p * q
  }
  const [varianceX, varianceY] = [xx - (x * x) / rows, yy - (y * y) / rows]
  const varies = varianceX > 1e-9 * xx && varianceY > 1e-9 * yy
  return { rows, value: varies ? (xy - (x * y) / rows) / Math.sqrt(varianceX * varianceY) : Number.NaN }
}
