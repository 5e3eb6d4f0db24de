import { join } from 'node:path'
import { datasetFile } from '../datasets/index.js'
import { query } from '../src/pipeline/queries/index.js'
import type { Answer, Answers, Estimate } from '../src/privacy/queries/index.js'
import { answersOf, noNoise, peopleTable } from '../test/privacy/queries/people.js'

/**
 * Private answers against the same without noise: twelve questions about flchain at ε (`EPSILON=1`), and over made people
 * (`RUNS=200 PEOPLE=3000 RUN_EPSILON=2`) how often intervals hold the truth: that of noise alone the table's, that of both the
 * population's. `npm run bench -- queries`
 */
const epsilon = Number(process.env.EPSILON ?? 1)
const [runs, people, runEpsilon] = [
  process.env.RUNS ?? 200,
  process.env.PEOPLE ?? 3000,
  process.env.RUN_EPSILON ?? 2,
].map(Number) as [number, number, number]

const file = {
  input: datasetFile({ name: 'flchain' }, 'flchain.csv.gz'),
  schema: datasetFile({ name: 'flchain' }, 'schema.yaml'),
  questions: join(import.meta.dirname, 'queries/flchain.yaml'),
  publicSize: 8000,
  acceptWeakPrivacy: true,
}
const before = process.cpuUsage()
const answers = await query({ ...file, epsilon })
const { user, system } = process.cpuUsage(before)
const exact = await query({ ...file, epsilon: noNoise })
console.log(`flchain, ε = ${epsilon}, ${((user + system) / 1e6).toFixed(1)} CPU s`)
answers.answers.forEach((answer, at) => {
  const pairs = pairsOf(answer, exact.answers[at]!)
  const told = pairs.filter(([, estimate]) => estimate !== undefined)
  const errors = told.map(([, estimate, truth]) => Math.abs(estimate!.value - truth.value))
  const relative = told.map(([, , truth], cell) => errors[cell]! / Math.max(1e-9, Math.abs(truth.value)))
  const held = told.filter(([, estimate, truth]) => holds(estimate!.noise, truth.value))
  console.log(
    [answer.id.padEnd(14), `told ${told.length} of ${pairs.length}`, `error ${mean(errors).toPrecision(3)}`].join('  '),
    `  relative, median ${(100 * median(relative)).toFixed(2)} %, largest ${(100 * Math.max(...relative)).toFixed(1)} %`,
    `  in the interval of noise ${held.length}`,
  )
})

const asked = [
  { id: 'count', ask: 'count', where: 'age >= 70', by: ['sex'] },
  { id: 'mean', ask: 'mean', of: 'marker', by: ['sex'] },
  { id: 'variance', ask: 'variance', of: 'age' },
  { id: 'quantile', ask: 'quantiles', of: 'age', at: [0.5] },
  { id: 'rate', ask: 'rate', event: 'dead', time: 'days', per: 1000 },
  { id: 'survival', ask: 'survival', time: 'days', event: 'dead', steps: 10 },
  { id: 'linear', ask: 'linear', outcome: 'marker', on: ['age', 'sex'] },
  { id: 'logistic', ask: 'logistic', event: 'dead', on: ['age', 'sex'], weight: 2 },
  { id: 'cox', ask: 'cox', time: 'days', event: 'dead', on: ['age', 'sex'], weight: 4 },
]
const many = 60_000
const population = await answersOf(peopleTable(many, 'population'), asked, { epsilon: noNoise })
const tallies = new Map<string, { told: number; noise: number; both: number; width: number; sampling: number }>()
for (let run = 0; run < runs; run++) {
  const table = peopleTable(people, `run ${run}`)
  const truth = await answersOf(table, asked, { epsilon: noNoise })
  const noisy = await answersOf(table, asked, { epsilon: runEpsilon })
  noisy.answers.forEach((answer, at) => {
    const ofPopulation = new Map(pairsOf(answer, population.answers[at]!).map(([name, , value]) => [name, value]))
    for (const [name, estimate, { value }] of pairsOf(answer, truth.answers[at]!)) {
      const tally = tallies.get(name) ?? { told: 0, noise: 0, both: 0, width: 0, sampling: 0 }
      tallies.set(name, tally)
      if (estimate === undefined) continue
      const scale = answer.ask === 'count' || name.endsWith('events') ? people / many : 1
      tally.told++
      tally.noise += holds(estimate.noise, value) ? 1 : 0
      tally.both += holds(estimate.both, scale * ofPopulation.get(name)!.value) ? 1 : 0
      tally.width += estimate.both[1] - estimate.both[0]
      tally.sampling += estimate.sampling[1] - estimate.sampling[0]
    }
  })
}
console.log(
  `\n${runs} times ${people} made people, ε = ${runEpsilon}: held by noise, by both, width beside the sample's alone`,
)
for (const [name, { told, noise, both, width, sampling }] of tallies)
  console.log(
    `${name.padEnd(34)} told ${told}  ${(noise / told).toFixed(3)}  ${(both / told).toFixed(3)}  ${(width / sampling).toFixed(2)}`,
  )

/** Numbers of an answer beside those of another, by name; groups of missing cells left out. */
function pairsOf(
  answer: Answer,
  other: Answers['answers'][number],
): readonly (readonly [name: string, estimate: Estimate | undefined, truth: Estimate])[] {
  const cells = answer.cells.flatMap(({ group, measure, estimate }, cell) => {
    const truth = other.cells[cell]?.estimate
    if (truth === undefined || Object.values(group).includes('(missing)')) return []
    return [[[answer.id, ...Object.values(group), measure].join(' '), estimate, truth] as const]
  })
  const points = (answer.curves ?? []).flatMap(({ group, points }, curve) =>
    points.flatMap((point, at) => {
      const truth = other.curves?.[curve]?.points[at]
      return truth === undefined
        ? []
        : [[[answer.id, ...Object.values(group), point.time].join(' '), point, truth] as const]
    }),
  )
  return [...cells, ...points]
}

function holds([low, high]: readonly [number, number], value: number): boolean {
  return value >= low - 1e-6 && value <= high + 1e-6
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
