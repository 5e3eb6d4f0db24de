import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { areaUnder, rankScores, rocCurve } from '../evaluators/learning/roc.js'
import { createRng, fitModel } from '../src/index.js'
import { binFeatures, fitFeatureSpecs, fitForest, forestPredictions } from '../src/learn/index.js'
import { permutation, type Rng, sampleWithoutReplacement } from '../src/math/index.js'
import { chooseModel } from '../src/pipeline/contest/choose-model.js'
import { loadInput } from '../src/pipeline/load-input.js'
import { collectTable, sampleModel } from '../src/pipeline/sample-model.js'
import { splitByPatient } from '../src/pipeline/split.js'
import { concatTables, isModelled, patientIndex, type Schema, type Table } from '../src/table/index.js'
import { benchTable, benchTables } from './leaderboard/bench-tables.js'
import { halfMissing, questionnaire, withinGroups } from './tables/wide-tables.js'

/**
 * What `auto` chooses beside what an independent scorer (random forests, not the boosted trees of the contest) would have, on
 * rows that nobody learnt from, and what is left of the correlations of two made tables of many columns: `npm run bench -- auto`.
 * Tables of fewer than 2,000 rows are divided by three seeds, others by one. Writes
 * docs/auto.md; with AUTO_TABLES, these anew, and the page's other lines stay. Seconds are of the processor.
 */
const seedsOf = (rows: number) => Number(process.env.AUTO_SEEDS ?? (rows < 2_000 ? 3 : 1))
const names = process.env.AUTO_TABLES?.split(',') ?? benchTables.filter((name) => name !== 'adult')
const candidates = ['bayes-net', 'hidden-tree', 'sequential-trees'] as const
const mostScored = 2_000

interface Contest {
  readonly name: string
  readonly seed: number
  readonly chosen: string
  /** Of each candidate, fitted to all training rows: how far the forests' area is from one half. */
  readonly distances: readonly number[]
  readonly fitSeconds: number
  readonly contestSeconds: number
}

const file = join(import.meta.dirname, '../docs/auto.md')
const contests: Contest[] = []
for (const name of names) {
  const files = existsSync(name) ? { data: name, schema: undefined } : benchTable(name)
  if (files === null) continue
  const { table, schema } = await loadInput({ path: files.data }, files.schema)
  for (let seed = 1; seed <= seedsOf(table.rowCount); seed++) {
    contests.push(await hold(name, table, { schema, seed }))
    console.log(line(contests.at(-1) as Contest))
  }
}
const wide: string[] = []
if (process.env.AUTO_TABLES === undefined) {
  wide.push(wideLine(await holdWide('800 × 120 answers of five steps, three traits', questionnaire(), 3)))
  wide.push(wideLine(await holdWide('800 × 170 numbers of five causes, half of the cells missing', halfMissing(), 5)))
  console.log(wide.join('\n'))
} else {
  const [before, beside] = readFileSync(file, 'utf8').split('## Many columns')
  const kept = (before ?? '').split('\n').flatMap(contestOf)
  contests.unshift(...kept.filter(({ name }) => !names.includes(name)))
  const order: readonly string[] = benchTables
  contests.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
  wide.push(...(beside ?? '').split('\n').filter((line) => line.startsWith('| 800')))
}
writeFileSync(file, page())

/** A line of the page. */
function contestOf(line: string): Contest[] {
  const [name = '', seed, ...cells] = line.slice(2, -2).split(' | ')
  if (!benchTables.some((known) => known === name)) return []
  const [a, b, c, chosen = '', , fits, contest] = cells
  return [
    {
      name,
      seed: Number(seed),
      chosen,
      distances: [Number(a), Number(b), Number(c)],
      fitSeconds: Number(fits),
      contestSeconds: Number(contest),
    },
  ]
}

async function hold(
  name: string,
  table: Table,
  { schema, seed }: { readonly schema: Schema; readonly seed: number },
): Promise<Contest> {
  const rng = createRng(seed)
  const shares = { train: 0.6, holdout: 0.2, reference: 0.2 }
  const { train, holdout, reference } = splitByPatient(table, schema, { shares, rng: rng.fork('split') })
  const unseen = concatTables([holdout, reference])
  const distances: number[] = []
  let fitSeconds = 0
  for (const model of candidates) {
    const started = processorSeconds()
    const fitted = await fitModel(train, { schema, model, rng: rng.fork(`fit:${model}`) })
    fitSeconds += processorSeconds() - started
    const draws = [0, 1].map(async (draw) => {
      const synthetic = await collectTable(
        sampleModel(fitted, train.rowCount, { rng: rng.fork(`draw:${model}:${draw}`) }),
      )
      return areaOf(unseen, synthetic, { schema, rng: rng.fork(`score:${draw}`) })
    })
    const areas = await Promise.all(draws)
    distances.push(Math.abs(areas.reduce((sum, area) => sum + area, 0) / areas.length - 0.5))
  }
  const started = processorSeconds()
  const { model: chosen, why } = await chooseModel(train, { schema, rng: rng.fork('choose') })
  console.log(why)
  return { name, seed, chosen, distances, fitSeconds, contestSeconds: processorSeconds() - started }
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

interface Wide {
  readonly title: string
  readonly real: number
  /** Of each candidate: mean correlation within groups of columns of one cause. */
  readonly kept: readonly number[]
  readonly chosen: string
  readonly fitSeconds: number
  readonly contestSeconds: number
}

/** What a made table of many columns keeps of its correlations, and what `auto` takes. */
async function holdWide(
  title: string,
  { table, schema }: { readonly table: Table; readonly schema: Schema },
  groups: number,
): Promise<Wide> {
  const rng = createRng(1)
  const shares = { train: 0.6, holdout: 0.2, reference: 0.2 }
  const { train } = splitByPatient(table, schema, { shares, rng: rng.fork('split') })
  const kept: number[] = []
  const started = processorSeconds()
  for (const model of candidates) {
    const fitted = await fitModel(train, { schema, model, rng: rng.fork(`fit:${model}`) })
    const synthetic = await collectTable(sampleModel(fitted, 1_000, { rng: rng.fork(`draw:${model}`) }))
    kept.push(withinGroups(synthetic, table.columnNames, groups))
  }
  const fitSeconds = processorSeconds() - started
  const { model: chosen, why } = await chooseModel(train, { schema, rng: rng.fork('choose') })
  console.log(why)
  const contestSeconds = processorSeconds() - started - fitSeconds
  return { title, real: withinGroups(table, table.columnNames, groups), kept, chosen, fitSeconds, contestSeconds }
}

function wideLine({ title, real, kept, chosen, fitSeconds, contestSeconds }: Wide): string {
  const cells = [title, ...[real, ...kept].map((each) => each.toFixed(2)), chosen]
  return `| ${[...cells, fitSeconds.toFixed(1), contestSeconds.toFixed(1)].join(' | ')} |`
}

/** Area under the curve of random forests of two folds of people, as many rows of either side. */
function areaOf(
  real: Table,
  synthetic: Table,
  { schema, rng }: { readonly schema: Schema; readonly rng: Rng },
): number {
  const size = Math.min(real.rowCount, synthetic.rowCount, mostScored)
  const columns = schema.columns.filter(isModelled).map(({ name }) => name)
  const drawn = [real, synthetic].map((table, side) =>
    table.take(sampleWithoutReplacement(table.rowCount, size, rng.fork(`rows:${side}`))),
  )
  const both = concatTables(drawn.map((table) => table.select(columns)))
  // Rows of one person stay together: those of another would tell theirs by likeness.
  const people = drawn.flatMap((table, side) => [...patientIndex(table, schema)].map((person) => 2 * person + side))
  const order = permutation(Math.max(...people) + 1, rng.fork('folds'))
  const halves = [0, 1].map((half) => [...people.keys()].filter((row) => order[people[row]!]! % 2 === half)) as [
    number[],
    number[],
  ]
  const areas = [halves, [halves[1], halves[0]] as const].map(([learnt, tested]) => {
    const specs = fitFeatureSpecs(both, columns)
    const labels = Float64Array.from(learnt, (row) => (row < size ? 0 : 1))
    const forest = fitForest(binFeatures(both.take(learnt), specs), labels, { minLeafRows: 3, rng: rng.fork('trees') })
    const scores = forestPredictions(forest, binFeatures(both.take(tested), specs))
    const of = (isSynthetic: boolean) => scores.filter((_, at) => tested[at]! >= size === isSynthetic)
    return areaUnder(rocCurve(rankScores(of(true), of(false))))
  })
  return (areas[0]! + areas[1]!) / 2
}

function regretOf({ distances }: Contest, model: string): number {
  return distances[candidates.indexOf(model as (typeof candidates)[number])]! - Math.min(...distances)
}

function line(contest: Contest): string {
  const { name, seed, chosen, distances, fitSeconds, contestSeconds } = contest
  const cells = [name, seed, ...distances.map((each) => each.toFixed(3)), chosen, regretOf(contest, chosen).toFixed(3)]
  return `| ${[...cells, fitSeconds.toFixed(1), contestSeconds.toFixed(1)].join(' | ')} |`
}

function page(): string {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  // A table counts once, however many seeds it was divided by.
  const overTables = (model: (contest: Contest) => string) => {
    const tables = [...new Set(contests.map(({ name }) => name))]
    const own = (name: string) => contests.filter((each) => each.name === name)
    return mean(tables.map((name) => mean(own(name).map((each) => regretOf(each, model(each))))))
  }
  const always = candidates.map((model) => `${model} ${overTables(() => model).toFixed(4)}`)
  const regret = overTables(({ chosen }) => chosen)
  const best = contests.filter((each) => regretOf(each, each.chosen) === 0).length
  const dear = contests.filter(({ fitSeconds, contestSeconds }) => contestSeconds > Math.max(10, 2 * fitSeconds))
  return `# auto, measured

What [\`auto\`](models/auto.md) chose beside what an independent scorer found best, written by \`npm run bench -- auto\`: nothing here is typed. Every candidate is fitted to the training rows (60 %) and draws two tables; random forests of two folds of people, which the contest does not use, tell them from the rows nobody learnt from. A distance is that of their area from one half, regret the chosen model's distance less the least of the three; tables of fewer than 2,000 rows are divided by three seeds, and every table counts once. Seconds are of the processor: the sum of the three plain fits, and the contest alone. Tables measured anew (\`AUTO_TABLES\`) replace their lines alone.

Mean regret of \`auto\`: **${regret.toFixed(4)}** over ${new Set(contests.map(({ name }) => name)).size} tables (best of its three in ${best} of ${contests.length} contests); of always taking ${always.join(', ')}. Contests that took longer than twice the plain fits and than 10 s: ${dear.length}${dear.length > 0 ? ` (${dear.map(({ name, seed }) => `${name} ${seed}`).join(', ')})` : ''}.

| table | seed | ${candidates.join(' | ')} | chosen | regret | fits s | contest s |
|---|---|${candidates.map(() => '---|').join('')}---|---|---|---|
${contests.map(line).join('\n')}

## Many columns

Mean correlation of pairs of columns that share a cause, in made tables (\`bench/tables/wide-tables.ts\`) and in 1,000 rows of each candidate; seconds as above, with drawing.

| table | real | ${candidates.join(' | ')} | chosen | fits s | contest s |
|---|---|${candidates.map(() => '---|').join('')}---|---|---|
${wide.join('\n')}
`
}
