import { guardedQuantiles } from '../../src/encode/index.js'
import type { TreeColumn } from '../network/index.js'
import type { CourseStates } from './course.js'
import type { CourseData } from './course-data.js'
import { type Edges, type Feature, isOfHistory, sourceName } from './features.js'
import { History } from './history.js'
import { replay } from './replay.js'

/** Even shares, and finer ones at both ends: what happens just before the end happens to few rows. */
const edgeShares = [1 / 128, 1 / 64, ...Array.from({ length: 31 }, (_, at) => (at + 1) / 32), 63 / 64, 127 / 128]

/** Edges of the features that are times: quantiles that are nobody's. */
export function learnEdges(
  features: readonly Feature[],
  { layout, until, origins }: CourseData,
  {
    columns,
    states,
    minCount,
  }: { readonly columns: readonly TreeColumn[]; readonly states: CourseStates; readonly minCount: number | undefined },
): Edges {
  const history = new History(layout, { columns, until, origins })
  const sources = features.flatMap(({ source, binning }) =>
    binning.type === 'edges' && binning.edges.length === 0 && isOfHistory(source)
      ? [{ source, values: new Float64Array(layout.rowCount), read: history.reader(source) }]
      : [],
  )
  const isBefore = (from: string) => from === 'time-before' || from === 'remaining-before' || from === 'pace'
  replay(layout, states, {
    history,
    visit: ({ people, rows }, moment) => {
      for (const { source, values, read } of sources) {
        if (isBefore(source.from) !== (moment === 'before-time')) continue
        for (let at = 0; at < rows.length; at++) values[rows[at]!] = read(people[at]!, rows[at]!)
      }
    },
  })
  return new Map(
    sources.map(({ source, values }) => {
      const rows = Uint32Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]!))
      const quantiles = guardedQuantiles(
        Float64Array.from(rows, (row) => values[row]!),
        {
          patientOf: Int32Array.from(rows, (row) => layout.personOf[row]!),
          step: 0,
          ...(minCount !== undefined && { minCount }),
        },
      )
      const found = edgeShares.map((share) => quantiles.at(share))
      const edges = [...new Set(found.filter((edge) => edge !== null))].sort((a, b) => a - b)
      return [sourceName(source), Float64Array.from(edges)] as const
    }),
  )
}
