import { type FoundClasses, type PlanRequest, planHead, settled } from './found-classes.js'
import { patternOf } from './search/first-match.js'
import type { LocalResult } from './search/local.js'

/** The classes of local recoding, in the order in which rows are held to them. */
export function localClasses(request: PlanRequest, { classes, loss, suppressedRows }: LocalResult): FoundClasses {
  const { coded, specs, problem, rows } = request
  const { combinations } = problem
  const of = new Int32Array(combinations.rows.length).fill(-1)
  let smallest = Number.POSITIVE_INFINITY
  const patterns = classes.map((each, number) => {
    const people = new Set<number>()
    let held = 0
    for (const place of each.places) {
      of[place] = number
      held += combinations.rows[place]!
      if (combinations.person !== undefined) people.add(combinations.person[place]!)
    }
    smallest = Math.min(smallest, combinations.person === undefined ? held : people.size)
    return patternOf(each, { columns: coded, codes: combinations.columns })
  })
  const level = (place: number) => patterns.reduce((most, { levels }) => Math.max(most, levels[place]!), 0)
  return {
    of,
    plan: {
      ...{ ...planHead(request), recoding: 'local' },
      columns: coded.map(({ name, tree }, place) => ({
        ...{ name, hierarchy: specs[place]!, level: level(place), levels: tree.up.length },
      })),
      classes: patterns.map(({ levels, codes }) =>
        codes.map((code, place) => coded[place]!.tree.labels[levels[place]!]![code]!),
      ),
      classLevels: patterns.map(({ levels }) => Array.from(levels)),
      found: {
        ...{ loss: settled(loss), suppressedRows, rows, classes: classes.length, smallestClass: smallest },
        ...{ nodes: 0, checks: 0, isProven: false, gap: settled(loss) },
      },
      ...{ savedBy: {}, savedByNone: suppressedRows },
    },
  }
}
