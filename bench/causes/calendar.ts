import { createRng } from '../../src/index.js'
import { withCertainRelations } from '../../src/pipeline/certain-relations.js'
import type { Table } from '../../src/table/index.js'
import { type Cause, drawnBy, shareWhere } from './cause.js'
import { madeTable, numbersOf } from './columns.js'

const columns = [
  { name: 'year', kind: 'numeric', precision: 0 },
  { name: 'futime', kind: 'numeric', precision: 0, unit: 'days' },
  { name: 'death', kind: 'boolean', levels: ['0', '1'] },
] as const
const end = 2002

/** Entered over ten years, followed to death or to the end of 2001. */
function cohort(seed: string) {
  const rng = createRng(seed)
  const rows = Array.from({ length: 500 }, () => {
    const entry = 1990 + 10 * rng.uniform()
    const left = Math.floor((end - entry) * 365.25)
    const dies = Math.floor(-Math.log(rng.uniform()) * 6_000)
    return [Math.floor(entry), Math.min(dies, left), dies <= left ? '1' : '0']
  })
  return madeTable(columns, rows)
}

const beyond = (table: Table) => {
  const [year, time] = [numbersOf(table, 'year'), numbersOf(table, 'futime')]
  return shareWhere(table.rowCount, (row) => year[row]! + time[row]! / 365.25 > end)
}

export const calendar: Cause = {
  number: 3,
  title: 'Calendar time',
  shows: '500 people who entered from 1990 to 1999 and are followed to the end of 2001: the share followed beyond it',
  before: 'sequential-trees without the ceiling that is found',
  measure: async () => {
    const made = cohort('learnt')
    const schema = withCertainRelations(made.table, made.schema)
    return {
      real: beyond(cohort('unseen').table),
      before: beyond(await drawnBy('sequential-trees', made)),
      after: beyond(await drawnBy('sequential-trees', { ...made, schema })),
    }
  },
}
