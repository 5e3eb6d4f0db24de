import { isMissing } from '../../../src/table/index.js'
import type { LinkedTables } from '../../../src/table/linked/index.js'
import type { LinkedMetric } from '../linked-metric.js'
import { faultyShare } from './faulty-share.js'

/** Rows after the end that the table above states: nobody is seen after death. */
export const afterEnd: LinkedMetric = {
  id: 'validity.after-end',
  title: 'Rows after the end',
  question: 'Is anybody seen after the end of follow-up?',
  reading:
    'Share of rows whose time is later than the end that the schema names in the table above, in tables that have one: it should be what real people show, which is 0 where the end is death. It does not ask whether rows come too early.',
  goal: 'minimise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute({ schema, synthetic }) {
    const bounded = schema.tables.filter(({ time, parent }) => time?.until !== undefined && parent !== undefined)
    if (bounded.length === 0) return { status: 'skipped', reason: 'no table names an end', nothingToTest: true }
    const tables = bounded.map(({ name }) => ({
      name,
      rows: synthetic.table(name).rowCount,
      late: rowsAfterEnd(synthetic, name),
    }))
    const result = faultyShare(tables.map(({ name, rows, late }) => ({ name, rows, faults: { late } })))
    if (result.status === 'skipped') return result
    const people = tables.map(({ name, late }) => {
      const personOf = synthetic.personRows(name)
      const seen = new Set(personOf.filter((person) => person >= 0))
      const after = new Set(late.map((row) => personOf[row]!))
      return { name, people: after.size, share: seen.size === 0 ? 0 : after.size / seen.size }
    })
    return { ...result, detail: { ...result.detail, people } }
  },
}

/** Rows whose time is present and later than the parent's end, where that is present. */
function rowsAfterEnd(tables: LinkedTables, name: string): number[] {
  const { time, parent } = tables.schema.tables.find((each) => each.name === name)!
  const moments = tables.table(name).column(time!.column)
  const ends = tables.table(parent!.table).column(time!.until!)
  if (moments.type !== 'number' || ends.type !== 'number') return []
  return [...tables.parentRows(name)].flatMap((above, row) =>
    above >= 0 && !isMissing(moments, row) && !isMissing(ends, above) && moments.values[row]! > ends.values[above]!
      ? [row]
      : [],
  )
}
