import { createRng } from '../../src/index.js'
import { withCertainRelations } from '../../src/pipeline/certain-relations.js'
import type { Table } from '../../src/table/index.js'
import { type Cause, drawnBy, shareWhere } from './cause.js'
import { madeTable, numbersOf } from './columns.js'

const columns = [
  { name: 'price', kind: 'numeric', precision: 2 },
  { name: 'tax', kind: 'numeric', precision: 2 },
  { name: 'wage', kind: 'numeric', precision: 2 },
] as const
const states = Array.from({ length: 25 }, (_, state) => {
  const rng = createRng(`state ${state}`)
  return columns.map(() => Math.round(100 * (1 + 2 * rng.uniform())) / 100)
})

/** Prices, taxes and wages of the state that a person lives in. */
function people(seed: string) {
  const rng = createRng(seed)
  return madeTable(
    columns,
    Array.from({ length: 600 }, () => states[rng.below(states.length)]!),
  )
}

const ofNoState = (table: Table) => {
  const cells = columns.map(({ name }) => numbersOf(table, name))
  const isState = (row: number) => states.some((state) => state.every((value, at) => cells[at]![row] === value))
  return shareWhere(table.rowCount, (row) => !isState(row))
}

export const lookups: Cause = {
  number: 4,
  title: 'Lookup groups',
  shows: '600 people with the price, tax and wage of one of 25 states: the share of rows of no state',
  before: 'sequential-trees without the group that is found',
  measure: async () => {
    const made = people('learnt')
    const schema = withCertainRelations(made.table, made.schema)
    return {
      real: ofNoState(people('unseen').table),
      before: ofNoState(await drawnBy('sequential-trees', made)),
      after: ofNoState(await drawnBy('sequential-trees', { ...made, schema })),
    }
  },
}
