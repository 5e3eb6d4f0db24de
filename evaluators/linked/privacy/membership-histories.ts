import { mixedSpace, neighbourSearch } from '../../../src/learn/index.js'
import { type Column, presentValues, Table } from '../../../src/table/index.js'
import type { LinkedTables } from '../../../src/table/linked/index.js'
import { generatorLikelihood } from '../../privacy/attacks/generator-likelihood.js'
import { rankAverage } from '../../privacy/attacks/rank-average.js'
import { membershipResult } from '../../privacy/membership.js'
import { courseViews } from '../courses/course-views.js'
import { type PeopleRows, pairRows, visitRows } from '../courses/step-tables.js'
import { histories } from '../fidelity/people-tests.js'
import type { LinkedContext, LinkedMetric } from '../linked-metric.js'
import { longestRuns } from './row-keys.js'

const fewestPeople = 20

/** Membership by person: attacks on whole histories, without the generator. */
export const membershipHistories: LinkedMetric = {
  id: 'privacy.membership-histories',
  title: 'Membership of people by their histories',
  question: 'Can somebody who knows a whole history tell whether its person was learnt from?',
  reading:
    'Area under the ROC curve of the rank average of attacks on whole people: nearest synthetic history (also against the nearest reference history), likelihood ratios of the history and of its rows (in all, and a row), and the longest run of equal rows; one half is guessing blindly. Attacks on single rows underestimate what a whole person gives away.',
  goal: 'reference',
  range: [0, 1],
  cost: 'moderate',
  usesReference: true,
  version: 1,
  compute(context) {
    const { train, holdout, reference, synthetic, rng } = context
    const people = (tables: LinkedTables) => histories(tables, train, { withPeople: true }).people
    if ([train, holdout, reference, synthetic].some((tables) => people(tables) < fewestPeople))
      return { status: 'skipped', reason: `fewer than ${fewestPeople} people on a side` }
    const attacks = historyAttacks(context)
    const judge = (name: string, [members, others]: readonly Float64Array[]) =>
      membershipResult(members!, others!, rng.fork(`bootstrap:${name}`))
    const together = judge('together', rankAverage(Object.values(attacks)))
    if (together.status === 'skipped' || context.brief) return together
    const each = Object.entries(attacks).map(([name, scores]) => {
      const result = judge(name, scores)
      return result.status === 'skipped' ? { name } : { name, area: result.value, interval: result.interval }
    })
    return { ...together, detail: { ...together.detail, attacks: each } }
  },
}

/** Scores of members and of non-members by attack: people of `train` and of `holdout`, calibrated on `reference`. */
export function historyAttacks(context: LinkedContext): Readonly<Record<string, Sides>> {
  return { ...byHistory(context), ...byRows(context) }
}

export type Sides = readonly [members: Float64Array, nonMembers: Float64Array]

/** Attacks on one row a person. */
function byHistory({ train, holdout, reference, synthetic, rng, realRng = rng }: LinkedContext): Record<string, Sides> {
  const [members, others, known, made] = [train, holdout, reference, synthetic].map(
    (tables) => histories(tables, train, { withPeople: true }).table,
  ) as [Table, Table, Table, Table]
  const ranked = ranksAmong(Table.of(members.columns, members.rowCount))
  const place = mixedSpace([ranked(members), ranked(others)], members.columnNames)
  const [toMade, toKnown] = [made, known].map((table) => neighbourSearch(place(ranked(table))))
  const nearest = (table: Table) => toMade!(place(ranked(table))).distances
  const nearestKnown = (table: Table) => toKnown!(place(ranked(table))).distances
  const ratio = generatorLikelihood([members, others], {
    ...{ synthetic: made, reference: known, columnNames: members.columnNames },
    ...{ rng: rng.fork('history likelihood'), realRng: realRng.fork('history likelihood') },
  })
  const less = (a: Float64Array, b: Float64Array) => a.map((value, index) => b[index]! - value)
  return {
    'nearest history': [nearest(members).map((distance) => -distance), nearest(others).map((distance) => -distance)],
    'nearest history against reference': [
      less(nearest(members), nearestKnown(members)),
      less(nearest(others), nearestKnown(others)),
    ],
    'likelihood of the history': [ratio[0]!, ratio[1]!],
  }
}

/** Attacks on a person's rows together; people without rows score 0. */
function byRows(context: LinkedContext): Record<string, Sides> {
  const { train, holdout, reference, synthetic, rng, realRng = rng } = context
  const sums = (tables: LinkedTables) => new Float64Array(histories(tables, train, { withPeople: true }).people)
  const [total, mean, runs] = [0, 1, 2].map(() => [sums(train), sums(holdout)] as const)
  for (const view of courseViews(train)) {
    for (const [kind, rowsOf] of [
      ['pairs', pairRows],
      ['rows', visitRows],
    ] as const) {
      const [made, known] = [synthetic, reference].map((tables) => rowsOf(view.of(tables)).table)
      if (made!.rowCount === 0 || known!.rowCount === 0 || made!.columns.length === 0) continue
      const asked: PeopleRows[] = [train, holdout].map((tables) => rowsOf(view.of(tables)))
      const ratios = generatorLikelihood(
        asked.map(({ table }) => table),
        {
          ...{ synthetic: made!, reference: known!, columnNames: made!.columnNames },
          ...{ rng: rng.fork(`${view.table} ${kind}`), realRng: realRng.fork(`${view.table} ${kind}`) },
        },
      )
      asked.forEach(({ personOf, people }, side) => {
        const counts = new Float64Array(people)
        for (const person of personOf) counts[person]! += 1
        personOf.forEach((person, row) => {
          total![side]![person]! += ratios[side]![row]!
          mean![side]![person]! += ratios[side]![row]! / counts[person]!
        })
      })
    }
    for (const [side, tables] of [train, holdout].entries())
      longestRuns(view.of(tables), view.of(synthetic), view).forEach((run, person) => {
        runs![side]![person]! += run
      })
  }
  return { 'likelihood of the rows': total!, 'likelihood a row': mean!, 'longest run of equal rows': runs! }
}

/** Number columns as shares of the training people's values below them: one very large value does not decide what is near. */
function ranksAmong(train: Table): (table: Table) => Table {
  const sorted = new Map(
    train.columns.flatMap((column) =>
      column.type === 'number' ? [[column.name, presentValues(column).sort()] as const] : [],
    ),
  )
  return (table) =>
    Table.of(
      table.columns.map((column): Column => {
        const among = sorted.get(column.name)
        if (column.type !== 'number' || among === undefined) return column
        return {
          ...column,
          values: column.values.map((value) => (among.length === 0 ? 0 : below(among, value) / among.length)),
        }
      }),
      table.rowCount,
    )
}

/** Mean of how many are smaller and how many are not greater. */
function below(sorted: Float64Array, value: number): number {
  const bound = (isBefore: (each: number) => boolean) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(sorted[middle]!)) low = middle + 1
      else high = middle
    }
    return low
  }
  return (bound((each) => each < value) + bound((each) => each <= value)) / 2
}
