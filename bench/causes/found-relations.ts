import { createRng } from '../../src/index.js'
import { withCertainRelations } from '../../src/pipeline/certain-relations.js'
import type { Table } from '../../src/table/index.js'
import { type Cause, drawnBy, shareWhere } from './cause.js'
import { madeTable, numbersOf } from './columns.js'

const columns = [
  { name: 'relapse time', kind: 'numeric', precision: 0, unit: 'days' },
  { name: 'death time', kind: 'numeric', precision: 0, unit: 'days' },
  { name: 'relapsed', kind: 'boolean', levels: ['no', 'yes'] },
] as const

/** Who has no relapse is followed for one as long as for death. */
function follow(seed: string) {
  const rng = createRng(seed)
  const rows = Array.from({ length: 400 }, () => {
    const death = 1 + rng.below(3_000)
    const isRelapse = rng.uniform() < 0.4
    return [isRelapse ? 1 + Math.floor(death * rng.uniform()) : death, death, isRelapse ? 'yes' : 'no']
  })
  return madeTable(columns, rows)
}

const kept = (table: Table) => {
  const [relapse, death] = ['relapse time', 'death time'].map((name) => numbersOf(table, name))
  const relapsed = table.column('relapsed')
  const isYes = (row: number) => relapsed.type === 'level' && relapsed.levels[relapsed.codes[row]!] === 'yes'
  return shareWhere(table.rowCount, (row) =>
    isYes(row) ? relapse![row]! <= death![row]! : relapse![row] === death![row],
  )
}

export const foundRelations: Cause = {
  number: 2,
  title: 'Relations on the newcomer’s path',
  shows:
    '400 people with times to relapse and death, no schema of a person’s: the share of rows in which the times agree',
  before: 'sequential-trees without the relations that are found',
  measure: async () => {
    const made = follow('learnt')
    const schema = withCertainRelations(made.table, made.schema)
    return {
      real: kept(follow('unseen').table),
      before: kept(await drawnBy('sequential-trees', made)),
      after: kept(await drawnBy('sequential-trees', { ...made, schema })),
    }
  },
}
