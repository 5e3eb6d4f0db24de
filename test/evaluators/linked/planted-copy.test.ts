import { expect, test } from 'vitest'
import { linkedMetrics } from '../../../evaluators/index.js'
import { copiedHistories } from '../../../evaluators/linked/privacy/copied-histories.js'
import { createRng, type Rng } from '../../../src/math/index.js'
import {
  type Column,
  cellAt,
  concatTables,
  levelColumn,
  numberColumn,
  type Table,
  Table as Tables,
} from '../../../src/table/index.js'
import { LinkedTables } from '../../../src/table/linked/index.js'
import { divided, pbcVisits } from './pbc-visits.js'

const all = await pbcVisits()

/** Unseen people, one of whom has been given the visits of a training person with three rows or more. */
function withOneCopied(unseen: LinkedTables, train: LinkedTables, rng: Rng): LinkedTables {
  const counts = new Map<number, number[]>()
  train.parentRows('visits').forEach((person, row) => {
    counts.set(person, [...(counts.get(person) ?? []), row])
  })
  const courses = [...counts.values()].filter(({ length }) => length > 2)
  const stolen = train.table('visits').take(courses[rng.below(courses.length)]!)
  const victim = rng.below(unseen.table('patients').rowCount)
  const id = cellAt(unseen.table('patients').column('id'), victim)
  const kept = [...unseen.parentRows('visits')].flatMap((person, row) => (person === victim ? [] : [row]))
  const owned = Tables.of(
    stolen.columns.map((column) => (column.name === 'id' ? constant(column, id, stolen) : column)),
  )
  const visits = concatTables([unseen.table('visits').take(kept), owned])
  return LinkedTables.of(
    new Map([
      ['patients', unseen.table('patients')],
      ['visits', visits],
    ]),
    unseen.schema,
  )
}

function constant(column: Column, cell: number | string | null, { rowCount }: Table): Column {
  const cells = new Array(rowCount).fill(cell)
  return column.type === 'number' ? numberColumn(column.name, cells) : levelColumn(column.name, cells.map(String))
}

test('a generator that repeats one person is caught 20 times of 20, and unseen people never are', () => {
  expect(linkedMetrics).toContain(copiedHistories)
  let caught = 0
  let accused = 0
  for (let seed = 1; seed <= 20; seed++) {
    const [train, holdout, reference] = divided(all, [0.5, 0.25, 0.25], seed) as [
      LinkedTables,
      LinkedTables,
      LinkedTables,
    ]
    const low = (synthetic: LinkedTables) => {
      const result = copiedHistories.compute({
        schema: all.schema,
        train,
        holdout,
        reference,
        synthetic,
        rng: createRng(seed),
      })
      return (result as { interval: readonly [number, number] }).interval[0]
    }
    caught += low(withOneCopied(holdout, train, createRng(seed))) > 0 ? 1 : 0
    accused += low(holdout) > 0 ? 1 : 0
  }
  expect([caught, accused]).toEqual([20, 0])
})
