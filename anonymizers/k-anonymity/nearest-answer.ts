import type { KAnonymityOptions } from './options.js'
import { bestFirst, type SearchOptions } from './search/best-first.js'
import { mostLevelOf } from './search/check-node.js'
import type { SearchProblem } from './search/problem.js'

interface Asked {
  readonly options: KAnonymityOptions
  readonly search: SearchOptions
}

/** What is feasible beside what was asked: more suppression, a column coarser than it may be, a smaller k, a model less. */
export function nearestAnswer(problem: SearchProblem, { options, search }: Asked): string {
  const rows = problem.combinations.rows.reduce((sum, held) => sum + held, 0)
  const holds = (more: Partial<SearchProblem>) => bestFirst({ ...problem, ...more }, search)
  const offers = [
    ...moreSuppression(),
    ...coarserColumns(problem, { holds, options }),
    ...smallerK(options.k, (k) => holds({ k }) !== undefined),
    ...fewerModels(problem, { holds, options }),
  ]
  const models = options.models.length === 0 ? '' : ` with ${options.models.map(({ id }) => id).join(', ')}`
  const within = `within ${Number((100 * options.suppression).toPrecision(3))} % of rows suppressed`
  const nearest = offers.length === 0 ? '' : `; nearest: ${offers.join(', or ')}`
  return `k = ${options.k}${models} cannot be kept ${within}${nearest}`

  function moreSuppression(): string[] {
    for (const share of [0.1, 0.2, 0.3, 0.5]) {
      if (share <= options.suppression) continue
      const found = holds({ limit: Math.floor(share * rows) })
      if (found !== undefined) return [`suppression of ${((100 * found.suppressedRows) / rows).toFixed(1)} %`]
    }
    return []
  }
}

type Holds = (more: Partial<SearchProblem>) => unknown

/** Columns that were held below a level, each let one level higher after another. */
function coarserColumns(
  problem: SearchProblem,
  { holds, options }: { readonly holds: Holds; readonly options: KAnonymityOptions },
): string[] {
  const { columns } = problem
  const most = columns.map((_, place) => mostLevelOf(problem, place))
  return columns.flatMap(({ name, tree }, place) => {
    if (options.atMost[name] === undefined) return []
    for (let level = most[place]! + 1; level < tree.up.length; level++)
      if (holds({ mostLevels: most.map((own, at) => (at === place ? level : own)) }) !== undefined)
        return [`column "${name}" at level ${level} of ${tree.up.length - 1}`]
    return []
  })
}

/** The largest k below that holds, by halves: a smaller k never holds less. */
function smallerK(k: number, holds: (k: number) => boolean): string[] {
  let [low, high] = [1, k - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low >= 2 && holds(low) ? [`k = ${low}`] : []
}

function fewerModels(
  { requirements, tableRequirements }: SearchProblem,
  { holds, options }: { readonly holds: Holds; readonly options: KAnonymityOptions },
): string[] {
  if (options.models.length === 0) return []
  const all = [...requirements, ...tableRequirements]
  return all.flatMap((own) => {
    const without = {
      requirements: requirements.filter((each) => each !== own),
      tableRequirements: tableRequirements.filter((each) => each !== own),
    }
    return holds(without) === undefined ? [] : [`no ${own.model.id}`]
  })
}
