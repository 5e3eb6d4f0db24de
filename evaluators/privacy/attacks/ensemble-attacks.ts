import type { Points } from '../../../src/learn/index.js'
import { type Rng, sampleWithoutReplacement } from '../../../src/math/index.js'
import type { Table } from '../../../src/table/index.js'
import type { EvaluationContext } from '../../metric.js'
import { modelledNames } from '../../modelled-columns.js'
import { remembered } from '../../remembered.js'
import { type DistanceSpace, takePoints } from '../closest.js'
import { classifierAttack } from './classifier.js'
import { calibratedDistance, closestDistance, densityRatio, neighbourShare, rowsInBall } from './distance-attacks.js'
import { generatorLikelihood } from './generator-likelihood.js'
import { localLikelihood } from './local-likelihood.js'
import { type Neighbourhoods, neighbourhoodOf } from './neighbourhoods.js'

/** Scores of members and of non-members by each attack, and who they are. */
export interface EnsembleAttacks {
  readonly scores: Readonly<Record<string, readonly Float64Array[]>>
  readonly sides: readonly Neighbourhoods[]
  readonly targets: readonly Table[]
}

/** Eight attacks on at most `mostTargets` training and as many holdout rows; higher is "member". */
export function ensembleAttacks(
  context: EvaluationContext,
  space: DistanceSpace,
  mostTargets: number,
): EnsembleAttacks {
  const { rng, realRng = rng, synthetic, reference } = context
  const targets = (['train', 'holdout'] as const).map((side) =>
    drawTargets(context[side], space[side], { mostTargets, rng: realRng.fork(side) }),
  )
  const sides = targets.map(({ points }) => neighbourhoodOf(points, space.synthetic, space.reference))
  const targetTables = targets.map(({ table }) => table)
  const tables = { synthetic, reference, columnNames: modelledNames(context.schema) }
  const streams = (name: string) => ({ rng: rng.fork(name), realRng: realRng.fork(name) })
  const scores = {
    distance: sides.map(closestDistance),
    'calibrated distance': sides.map(calibratedDistance),
    'neighbour share': sides.map(neighbourShare),
    'rows in ball': sides.map(rowsInBall),
    'density ratio': sides.map(densityRatio),
    'local likelihood': localLikelihood(sides, space),
    classifier: classifierAttack(targetTables, { ...tables, ...streams('classifier') }),
    'generator likelihood': generatorLikelihood(targetTables, { ...tables, ...streams('generator') }),
  }
  return { scores, sides, targets: targetTables }
}

/** The same people, whichever table is attacked. */
function drawTargets(
  table: Table,
  points: Points,
  { mostTargets, rng }: { readonly mostTargets: number; readonly rng: Rng },
): { readonly table: Table; readonly points: Points } {
  if (table.rowCount <= mostTargets) return { table, points }
  return remembered([table, points], `targets by ${rng.path}`, () => {
    const rows = sampleWithoutReplacement(table.rowCount, mostTargets, rng)
    return { table: table.take(rows), points: takePoints(points, rows) }
  })
}
