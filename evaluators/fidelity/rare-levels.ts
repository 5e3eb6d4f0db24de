import { wilsonInterval } from '../../src/math/index.js'
import { type LevelColumn, levelCounts } from '../../src/table/index.js'
import type { Metric } from '../metric.js'
import { modelledColumns } from '../modelled-columns.js'
import { withRows } from '../natures.js'

const rareShare = 0.05
/** Levels of fewer training rows are pooled on purpose, and not asked for. */
const fewestRows = 5

/** Share of rare levels of the training rows that occur in the synthetic table. */
export const rareLevels: Metric = {
  id: 'fidelity.rare-levels',
  title: 'Rare levels kept',
  question: 'Do rare categories survive?',
  reading:
    'Share of levels with 5 training rows or more, but at most 5 % of them, that occur in the synthetic table at all. Levels of fewer rows are left out: a generator that protects people pools them. It does not say how often they occur, or in whom.',
  natures: withRows,
  goal: 'maximise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute({ schema, train, synthetic }) {
    const lost: { column: string; levels: number }[] = []
    let [kept, asked] = [0, 0]
    for (const { name } of modelledColumns(schema)) {
      const column = train.column(name)
      if (column.type !== 'level') continue
      const rare = [...levelCounts(column)].filter(
        ([, count]) => count >= fewestRows && count <= rareShare * train.rowCount,
      )
      const made = levelCounts(synthetic.column(name) as LevelColumn)
      const found = rare.filter(([level]) => made.has(level)).length
      asked += rare.length
      kept += found
      if (found < rare.length) lost.push({ column: name, levels: rare.length - found })
    }
    if (asked === 0) return { status: 'skipped', reason: 'no level is rare and has 5 rows' }
    return {
      status: 'ok',
      value: kept / asked,
      interval: wilsonInterval({ successes: kept, trials: asked }),
      detail: { asked, lost },
    }
  },
}
