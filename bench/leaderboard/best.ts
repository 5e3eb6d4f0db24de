import { markdownLine } from './rows.js'
import type { Summary } from './summary.js'
import { judge } from './targets.js'

/** A control: it meets what asks for nothing but privacy. */
const control = 'marginals'

/** For every table the row of the project's own models that meets most targets; ties go to the lower C2ST against unseen rows. */
export function bestTable(rows: readonly Summary[], own: readonly string[]): string {
  const datasets = [...new Set(rows.map(({ dataset }) => dataset))]
  const lines = datasets.flatMap((dataset) => {
    const best = rows
      .filter((row) => row.dataset === dataset && own.includes(row.model) && row.model !== control)
      .sort(byTargets)[0]
    if (best === undefined) return []
    const { met, missed, unknown } = judge(best)
    const asked = met.length + missed.length + unknown.length
    return [markdownLine([dataset, best.model, `${met.length} of ${asked}`, [...missed, ...unknown].join(', ')])]
  })
  return [markdownLine(['table', 'best model', 'targets met', 'not met']), '|---|---|---|---|', ...lines].join('\n')
}

function byTargets(a: Summary, b: Summary): number {
  return judge(b).met.length - judge(a).met.length || (a.numbers.c2stUnseen ?? 1) - (b.numbers.c2stUnseen ?? 1)
}
