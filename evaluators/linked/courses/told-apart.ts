import { bootstrapInterval, permutation, type Rng, sampleWithoutReplacement } from '../../../src/math/index.js'
import { concatTables, type Table } from '../../../src/table/index.js'
import { type FoldScores, foldScores } from '../../learning/fold-scores.js'
import { areaUnder, rankScores, rocCurve } from '../../learning/roc.js'
import type { Interval } from '../../metric.js'
import type { PeopleRows } from './step-tables.js'

/** People of each side at most, and their rows; beyond them the area hardly moves and the time does. */
const mostPeople = 5000
const mostRows = 20_000
export const fewestPeople = 30
const folds = 5
/** Below so many people one division into folds moves the area by a hundredth or two. */
const fewPeople = 500

export interface ToldApart {
  /** Area under the ROC curve of telling rows of synthetic people from rows of real ones; 0.5 is indistinguishable. */
  readonly area: number
  /** Of other people: resampled person by person. */
  readonly interval: Interval
  readonly peopleOfEachSide: number
  readonly columnDrops: FoldScores['columnDrops']
}

/**
 * How well boosted trees (100 rounds, rate .1, 31 leaves) tell rows of two groups of people apart, five-fold by person, with
 * as many people on each side; with fewer than 500 the mean of three divisions. Null below 30 people or rows on a side.
 */
export function toldApart(
  real: PeopleRows,
  synthetic: PeopleRows,
  { rng, realRng }: { readonly rng: Rng; readonly realRng: Rng },
): ToldApart | null {
  const rowsEach = Math.max(1, real.table.rowCount / real.people, synthetic.table.rowCount / synthetic.people)
  const size = Math.min(real.people, synthetic.people, mostPeople, Math.ceil(mostRows / rowsEach))
  if (!(size >= fewestPeople)) return null
  const sides = [
    drawPeople(real, size, realRng.fork('people')),
    drawPeople(synthetic, size, rng.fork('people')),
  ] as const
  if (sides.some(({ table }) => table.rowCount < fewestPeople) || sides[0].table.columns.length === 0) return null
  const rounds = Array.from({ length: size < fewPeople ? 3 : 1 }, (_, round) =>
    oneDivision(sides, { size, rng: rng.fork(`division:${round}`), realRng: realRng.fork(`division:${round}`) }),
  )
  const mean = (of: (round: (typeof rounds)[number]) => number) =>
    rounds.reduce((sum, round) => sum + of(round), 0) / rounds.length
  return {
    area: mean(({ area }) => area),
    interval: [mean(({ interval }) => interval[0]), mean(({ interval }) => interval[1])],
    peopleOfEachSide: size,
    columnDrops: rounds[0]!.columnDrops,
  }
}

function oneDivision(
  [real, synthetic]: readonly [PeopleRows, PeopleRows],
  { size, rng, realRng }: { readonly size: number; readonly rng: Rng; readonly realRng: Rng },
) {
  const sampleOf = ({ table, personOf }: PeopleRows, stream: Rng) => {
    const order = permutation(size, stream.fork('folds'))
    return { table, folds: Uint8Array.from(personOf, (person) => order[person]! % folds) }
  }
  const columnNames = real.table.columnNames
  const scores = foldScores(sampleOf(real, realRng.fork('real')), sampleOf(synthetic, rng.fork('synthetic')), {
    ...{ columnNames, folds },
    rng: rng.fork('trees'),
  })
  const ranked = rankScores(scores.synthetic, scores.real)
  const interval = bootstrapInterval(
    [size, size],
    ([ofSynthetic, ofReal]) => {
      const [members, others] = [
        synthetic.personOf.map((person) => ofSynthetic![person]!),
        real.personOf.map((person) => ofReal![person]!),
      ]
      const area = areaUnder(rocCurve(ranked, [members, others]))
      return area / ((total(members) / members.length) * (total(others) / others.length))
    },
    { rng: rng.fork('bootstrap'), replicates: 200 },
  )
  return { area: areaUnder(rocCurve(ranked)), interval, columnDrops: scores.columnDrops }
}

/** Rows of several groups of people as rows of one. */
export function together(groups: readonly PeopleRows[]): PeopleRows {
  const offsets = groups.map((_, index) => groups.slice(0, index).reduce((sum, { people }) => sum + people, 0))
  return {
    table: concatTables(groups.map(({ table }) => table)),
    personOf: Int32Array.from(
      groups.flatMap(({ personOf }, index) => Array.from(personOf, (person) => person + offsets[index]!)),
    ),
    people: groups.reduce((sum, { people }) => sum + people, 0),
  }
}

/** One row a person. */
export function oneRowEach(table: Table): PeopleRows {
  return { table, personOf: Int32Array.from({ length: table.rowCount }, (_, row) => row), people: table.rowCount }
}

function drawPeople(rows: PeopleRows, size: number, rng: Rng): PeopleRows {
  if (size >= rows.people) return rows
  const place = new Int32Array(rows.people).fill(-1)
  sampleWithoutReplacement(rows.people, size, rng).forEach((person, index) => {
    place[person] = index
  })
  const kept = Uint32Array.from(rows.personOf, (_, row) => row).filter((row) => place[rows.personOf[row]!]! >= 0)
  return {
    table: rows.table.take(kept),
    personOf: Int32Array.from(kept, (row) => place[rows.personOf[row]!]!),
    people: size,
  }
}

function total(weights: ArrayLike<number>): number {
  let sum = 0
  for (let index = 0; index < weights.length; index++) sum += weights[index]!
  return sum
}
