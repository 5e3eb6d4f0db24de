import { permutation, type Rng } from '../../../src/math/index.js'
import type { LinkedTables } from '../../../src/table/linked/index.js'
import { areaUnder, rankScores, rocCurve } from '../../learning/roc.js'
import { rankAverage } from '../../privacy/attacks/rank-average.js'
import { pooledRefits } from '../../privacy/pooled-refits.js'
import { takePeople } from '../controls.js'
import type { LinkedContext, LinkedMetric } from '../linked-metric.js'
import { personTable } from '../person-table.js'
import { joinPeople } from './join-people.js'
import { historyAttacks } from './membership-histories.js'

const refits = 10
const fewestPeople = 20

/** Membership by person over several releases of the generator, each learnt from other people. */
export const membershipRefitHistories: LinkedMetric = {
  id: 'privacy.membership-refit-histories',
  title: 'Membership of people over several refits',
  question: 'When the same generator learns from other people, can whoever knows a whole history tell from whom?',
  reading:
    'Real people are divided anew ten times with all their rows, the generator is fitted to as many as the release learnt from, and the attacks on whole histories are asked who they were; the mean area under the ROC curve, one half being a blind guess. Each time the attack that did best on the other refits counts. It is the generator that is tested, more surely than one release can be.',
  goal: 'reference',
  range: [0, 1],
  cost: 'costly',
  usesRefit: true,
  version: 1,
  async compute(context) {
    const { refit, brief, rng } = context
    if (brief) return { status: 'skipped', reason: 'controls have no generator to run' }
    if (refit === undefined)
      return { status: 'skipped', reason: `needs depth deep, which fits the model ${refits} times` }
    const sizes = sizesOf(context)
    if (sizes.some((size) => size < fewestPeople))
      return { status: 'skipped', reason: `fewer than ${fewestPeople} people on a side` }
    const everybody = joinPeople([context.train, context.holdout, context.reference])
    const attacked: Attacked[] = []
    for (let index = 0; index < refits; index++) {
      const stream = rng.fork(`refit:${index}`)
      const division = divided(sizes, stream.fork('division'))
      const [train, holdout, reference] = division.map((people) => takePeople(everybody, people))
      const synthetic = await refit(train!, stream.fork('generator'))
      const scores = historyAttacks({
        ...{ schema: context.schema, train: train!, holdout: holdout!, reference: reference!, synthetic, rng: stream },
      })
      const all = { ...scores, together: rankAverage(Object.values(scores)) as [Float64Array, Float64Array] }
      attacked.push({ division, scores: all })
    }
    return pooledRefits(
      attacked.map((each, index) => ({
        real: areas(each, each.division),
        // Who was learnt from another time is nothing that this release can tell.
        blind: areas(each, attacked[(index + 1) % refits]!.division),
      })),
    )
  },
}

type Division = readonly [members: Uint32Array, others: Uint32Array, calibration: Uint32Array]

interface Attacked {
  readonly division: Division
  readonly scores: ReturnType<typeof historyAttacks>
}

function sizesOf({ schema, train, holdout, reference }: LinkedContext): readonly [number, number, number] {
  const people = personTable(schema).name
  const of = (tables: LinkedTables) => tables.table(people).rowCount
  return [of(train), of(holdout), of(reference)]
}

function divided([members, others, calibration]: readonly [number, number, number], rng: Rng): Division {
  const order = permutation(members + others + calibration, rng)
  const part = (from: number, to: number) => Uint32Array.from(order.slice(from, to)).sort()
  return [part(0, members), part(members, members + others), part(members + others, order.length)]
}

/** Area of each attack between the members and the others of a division, among the people that were attacked. */
function areas({ division, scores }: Attacked, [inside, outside]: Division): Readonly<Record<string, number>> {
  const asked = [...division[0], ...division[1]]
  const sides = [new Set(inside), new Set(outside)]
  return Object.fromEntries(
    Object.entries(scores).map(([name, [ofMembers, ofOthers]]) => {
      const all = [...ofMembers, ...ofOthers]
      const [members, others] = sides.map((side) =>
        Float64Array.from(all.filter((_, place) => side.has(asked[place]!))),
      )
      return [name, areaUnder(rocCurve(rankScores(members!, others!)))]
    }),
  )
}
