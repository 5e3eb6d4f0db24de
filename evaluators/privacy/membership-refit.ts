import { permutation, type Rng, sampleWithoutReplacement } from '../../src/math/index.js'
import { concatTables, patientIndex, type Table } from '../../src/table/index.js'
import { areaUnder, rankScores, rocCurve } from '../learning/roc.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { modelledNames } from '../modelled-columns.js'
import { ofModels } from '../natures.js'
import { mostAskedRows } from '../table-sample.js'
import { atMostAtOnce } from '../threads/at-once.js'
import { cellRatio } from './attacks/cell-ratio.js'
import { ensembleAttacks } from './attacks/ensemble-attacks.js'
import { rankAverage } from './attacks/rank-average.js'
import { distanceSpace } from './closest.js'
import { pooledRefits } from './pooled-refits.js'

const refits = 14
/** Members and non-members attacked in each refit at most. */
const mostTargets = 1000
const fewestRows = 20

/** Membership inference on several releases of the generator, each learnt from other people, taken together. */
export const membershipRefit: Metric = {
  id: 'privacy.membership-refit',
  title: 'Membership over several refits',
  question: 'When the same generator learns from other people of the same table, can an attack tell from whom?',
  reading:
    'The real rows are divided anew fourteen times, the generator is fitted to as many people as the release learnt from, and nine attacks on what it draws are asked who they were; the mean area under the ROC curve, one half being a blind guess. Each time the attack that did best on the other refits counts. It is the generator on this table that is tested, more surely than one release can be; the details have the same for people of another division, which must be one half.',
  natures: ofModels,
  goal: 'reference',
  range: [0, 1],
  cost: 'costly',
  usesRefit: true,
  asksRows: mostAskedRows,
  version: 1,
  compute,
}

async function compute(context: EvaluationContext): Promise<MetricResult> {
  const { train, holdout, reference, fewRefits, refitsAtOnce = 1, rng, brief } = context
  if (brief) return { status: 'skipped', reason: 'controls have no generator to run' }
  if (fewRefits === undefined) return { status: 'skipped', reason: 'the generator is not at hand' }
  if (fewRefits === 'slow')
    return { status: 'skipped', reason: 'one fit takes more than two seconds: ask with depth deep' }
  if (Math.min(train.rowCount, holdout.rowCount, reference.rowCount) < fewestRows)
    return { status: 'skipped', reason: `fewer than ${fewestRows} rows on a side` }
  if (modelledNames(context.schema).length === 0) return { status: 'skipped', reason: 'nothing to compare' }
  const people = concatTables([train, holdout, reference])
  const attacked = await atMostAtOnce(refits, refitsAtOnce, async (index) => {
    const stream = rng.fork(`refit:${index}`)
    const division = divided(people, context, stream.fork('division'))
    const synthetic = await fewRefits(people.take(division.members), stream.fork('generator'))
    return { division, areas: attack(people, division, { ...context, synthetic, rng: stream, realRng: stream }) }
  })
  return pooledRefits(
    attacked.map(({ division, areas }, index) => ({
      real: areas(division),
      // Who was learnt from another time is nothing that this release can tell.
      blind: areas(attacked[(index + 1) % refits]!.division),
    })),
  )
}

/** Rows of all real people: who is learnt from, who is not, and who calibrates the attacks. */
interface Division {
  readonly members: readonly number[]
  readonly others: readonly number[]
  readonly calibration: readonly number[]
}

/** Divides the people anew, in the proportions of the three tables; rows of one patient stay together. */
function divided(people: Table, { schema, train, holdout, reference }: EvaluationContext, rng: Rng): Division {
  const patientOf = patientIndex(people, schema)
  const countOf = (table: Table) => new Set(patientIndex(table, schema)).size
  const patients = [countOf(train), countOf(holdout), countOf(reference)] as const
  const total = patients.reduce((sum, count) => sum + count, 0)
  const order = permutation(new Set(patientOf).size, rng)
  const shareOf = (row: number) => (order[patientOf[row]!]! * total) / order.length
  const rows = Array.from({ length: people.rowCount }, (_, row) => row)
  const between = (from: number, to: number) => rows.filter((row) => shareOf(row) >= from && shareOf(row) < to)
  return {
    members: between(0, patients[0]),
    others: between(patients[0], patients[0] + patients[1]),
    calibration: between(patients[0] + patients[1], total),
  }
}

/** Area of each attack under the ROC curve, between the people of a division that were attacked. */
type Areas = (division: Division) => Readonly<Record<string, number>>

function attack(people: Table, { members, others, calibration }: Division, context: EvaluationContext): Areas {
  const { rng, schema, synthetic } = context
  const drawn = (rows: readonly number[], name: string) =>
    Array.from(sampleWithoutReplacement(rows.length, mostTargets, rng.fork(name)), (place) => rows[place]!)
  const targets = [drawn(members, 'members'), drawn(others, 'others')]
  const [train, holdout] = targets.map((rows) => people.take(rows))
  const asked = { ...context, train: train!, holdout: holdout!, reference: people.take(calibration) }
  const space = distanceSpace(asked)
  if (space === null) return () => ({})
  const tables = { synthetic, reference: asked.reference, columnNames: modelledNames(schema) }
  const eight = ensembleAttacks(asked, space, mostTargets).scores
  const each = { ...eight, 'cell ratio': cellRatio([train!, holdout!], { ...tables, rng: rng.fork('cells') }) }
  const scores = { ...each, together: rankAverage(Object.values(each)) }
  const asList = Object.entries(scores).map(
    ([name, sides]) => [name, Float64Array.from(sides.flatMap((side) => [...side]))] as const,
  )
  const rows = targets.flat()
  return (division) => {
    const [inside, outside] = [new Set(division.members), new Set(division.others)]
    return Object.fromEntries(
      asList.map(([name, score]) => {
        const of = (people: ReadonlySet<number>) => score.filter((_, place) => people.has(rows[place]!))
        return [name, areaUnder(rocCurve(rankScores(of(inside), of(outside))))]
      }),
    )
  }
}
