import type { Table } from '../../src/table/index.js'
import { questionnaire, withinGroups } from '../tables/wide-tables.js'
import { type Cause, drawnBy } from './cause.js'

const inScales = (table: Table) => withinGroups(table, table.columnNames, 3)

export const strongBlocks: Cause = {
  number: 7,
  title: 'Strong blocks of columns',
  shows: '250 people, 30 answers of five steps to three scales: the mean correlation inside a scale',
  before: 'sequential-trees without straight lines',
  measure: async () => {
    const made = questionnaire({ rows: 250, items: 30 })
    return {
      real: inScales(questionnaire({ rows: 2_000, items: 30 }).table),
      before: inScales(await drawnBy('sequential-trees', made, { lines: false })),
      after: inScales(await drawnBy('sequential-trees', made)),
    }
  },
}
