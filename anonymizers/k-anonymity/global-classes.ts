import { type FoundClasses, type PlanRequest, planHead, settled } from './found-classes.js'
import { savedBy } from './saved-by.js'
import type { SearchResult } from './search/best-first.js'
import { classNumbers } from './search/class-numbers.js'
import { classVerdicts } from './search/class-verdicts.js'

/** The released classes of a node, in the order of their labels. */
export function globalClasses(request: PlanRequest, found: SearchResult): FoundClasses {
  const { coded, specs, problem, rows } = request
  const { levels, loss, suppressedRows, nodes, checks, isProven, gap } = found
  const { combinations } = problem
  const groups = classNumbers(combinations, { columns: coded, levels })
  const verdicts = classVerdicts(combinations, groups, problem)
  const labelsOf = (group: number) =>
    coded.map(({ tree }, place) => {
      const leaf = combinations.columns[place]![groups.first[group]!]!
      return tree.labels[levels[place]!]![tree.up[levels[place]!]![leaf]!]!
    })
  const released = [...verdicts.isReleased.keys()]
    .filter((group) => verdicts.isReleased[group] === 1)
    .map((group) => ({ group, labels: labelsOf(group) }))
  const texts = new Map(released.map(({ group, labels }) => [group, labels.join('\0')]))
  released.sort((a, b) => (texts.get(a.group)! < texts.get(b.group)! ? -1 : 1))
  const placeOf = new Int32Array(groups.count).fill(-1)
  released.forEach(({ group }, place) => {
    placeOf[group] = place
  })
  const smallest = released.reduce(
    (least, { group }) => Math.min(least, verdicts.people[group]!),
    Number.POSITIVE_INFINITY,
  )
  return {
    of: groups.of.map((group) => placeOf[group]!),
    plan: {
      ...{ ...planHead(request), recoding: 'global' },
      columns: coded.map(({ name, tree }, place) => ({
        ...{ name, hierarchy: specs[place]!, level: levels[place]!, levels: tree.up.length },
      })),
      classes: released.map(({ labels }) => labels),
      found: {
        ...{ loss: settled(loss), suppressedRows, rows, classes: released.length, nodes, checks, isProven },
        gap: settled(gap),
        smallestClass: smallest,
      },
      ...savedBy(problem, { levels, groups, isReleased: verdicts.isReleased }),
    },
  }
}
