import { cellAt } from '../../../src/table/index.js'
import type { LinkedTables } from '../../../src/table/linked/index.js'
import type { LinkedMetric } from '../linked-metric.js'
import { faultyShare } from './faulty-share.js'

/** Rows that repeat a person's moment. */
export const sameTime: LinkedMetric = {
  id: 'validity.same-time',
  title: 'Rows at the same time',
  question: 'Is anybody in two rows of one table at the same time?',
  reading:
    'Share of rows at a moment at which the same person (the same measurement, in tables of one measurement a row) has an earlier row: it should be what unseen people show, and 0 where they show none.',
  goal: 'reference',
  range: [0, 1],
  cost: 'cheap',
  usesReference: true,
  version: 1,
  compute({ schema, synthetic }) {
    const timed = schema.tables.filter(({ time, parent }) => time !== undefined && parent !== undefined)
    if (timed.length === 0) return { status: 'skipped', reason: 'no table names a time', nothingToTest: true }
    return faultyShare(
      timed.map(({ name }) => ({
        name,
        rows: synthetic.table(name).rowCount,
        faults: { repeated: repeatedMoments(synthetic, name) },
      })),
    )
  },
}

function repeatedMoments(tables: LinkedTables, name: string): number[] {
  const { time, layout = 'rows' } = tables.schema.tables.find((each) => each.name === name)!
  const table = tables.table(name)
  const [moments, entities] = [table.column(time!.column), layout === 'rows' ? null : table.column(layout.entity)]
  const seen = new Set<string>()
  return [...tables.personRows(name)].flatMap((person, row) => {
    const moment = cellAt(moments, row)
    if (person < 0 || moment === null) return []
    const key = JSON.stringify([person, moment, entities === null ? null : cellAt(entities, row)])
    if (seen.has(key)) return [row]
    seen.add(key)
    return []
  })
}
