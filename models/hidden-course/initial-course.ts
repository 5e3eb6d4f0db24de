import type { Rng } from '../../src/math/index.js'
import { type ChainCounts, emptyCounts } from './backward.js'
import { initialAt, transitionsAt } from './chain-weights.js'
import { clusterPeople } from './cluster-people.js'
import type { Chain } from './course.js'
import type { LearntStrand } from './learn-course.js'
import { parametersOf, type TableParameters } from './parameters.js'
import { startingStates } from './starting-states.js'

/** How much of a row or a person goes to other states and classes than its cluster's at the start. */
const elsewhere = 0.1

/**
 * Parameters to start from: the rows of every table are clustered by their cells, people by the shares of their rows in the
 * clusters. `people` is their number.
 */
export function initialCourses(
  tables: readonly LearntStrand[],
  { people, classes, states, rng }: { people: number; classes: number; states: number; rng: Rng },
): TableParameters[] {
  const labels = tables.map((strand, index) => startingStates(strand, { states, rng: rng.fork(`rows:${index}`) }))
  const personClass = clusterPeople(sharesOfPeople(tables, labels, { people, states }), {
    people,
    clusters: classes,
    rng: rng.fork('people'),
  })
  return tables.map((table, index) => {
    const { above } = table
    const own = above < 0 ? classes : states
    return parametersOf(
      startingCounts(table, {
        labels: labels[index]!,
        groupOf: above < 0 ? personClass : labels[above]!,
        classes: own,
        states,
      }),
      table,
      {
        classes: own,
        states,
      },
    )
  })
}

/** Shares of a person's rows in each cluster of each table under people: cell person·width + place. */
function sharesOfPeople(
  tables: readonly LearntStrand[],
  labels: readonly Uint16Array[],
  { people, states }: { people: number; states: number },
): Float64Array {
  const mine = tables.flatMap(({ above }, table) => (above < 0 ? [table] : []))
  const width = Math.max(1, mine.length * states)
  const shares = new Float64Array(people * width)
  mine.forEach((table, place) => {
    const { starts } = tables[table]!.rows
    for (let person = 0; person < people; person++) {
      const [from, to] = [starts[person]!, starts[person + 1]!]
      for (let row = from; row < to; row++) {
        const cell = person * width + place * states + labels[table]![row]!
        shares[cell] = shares[cell]! + 1 / (to - from)
      }
    }
  })
  return shares.map(Math.sqrt)
}

function startingCounts(
  { rows, shape, times }: LearntStrand,
  {
    labels,
    groupOf,
    classes,
    states,
  }: { labels: Uint16Array; groupOf: ArrayLike<number> } & Pick<Chain, 'classes' | 'states'>,
): { chain: ChainCounts; cells: Float64Array[] } {
  const counts = emptyCounts({ classes, states }, times)
  const { starts, timeClass, pressure } = rows
  const add = (array: Float64Array, cell: number, weight: number) => (array[cell] = array[cell]! + weight)
  for (let unit = 0; unit + 1 < starts.length; unit++) {
    for (let row = starts[unit]!; row < starts[unit + 1]!; row++) {
      const isLast = row + 1 === starts[unit + 1]
      const state = labels[row]!
      const before = row === starts[unit] ? -1 : labels[row - 1]!
      for (let group = 0; group < classes; group++) {
        const weight = (group === groupOf[unit] ? 1 - elsewhere : 0) + elsewhere / classes
        if (before < 0) add(counts.initial, initialAt({ classes, states, ...none }, { isLast, group }) + state, weight)
        else
          add(
            counts.transitions,
            transitionsAt({ classes, states, ...none }, { isLast, group }) + before * states + state,
            weight,
          )
      }
      if (times === undefined || timeClass[row]! < 0) continue
      if (before < 0) add(counts.first, (pressure[row]! * times.first.classes + timeClass[row]!) * states + state, 1)
      else
        add(counts.gap, ((pressure[row]! * times.gap.classes + timeClass[row]!) * states + before) * states + state, 1)
    }
  }
  return {
    chain: counts,
    cells: shape.sizes.map((size, column) => {
      const own = new Float64Array(size * states)
      const codes = rows.cells[column]!.states
      const other = elsewhere / states
      for (let row = 0; row < rows.rowCount; row++) {
        if (codes[row]! < 0) continue
        for (let state = 0; state < states; state++) add(own, codes[row]! * states + state, other)
        add(own, codes[row]! * states + labels[row]!, 1 - elsewhere)
      }
      return own
    }),
  }
}

const none = { initial: new Float64Array(0), transitions: new Float64Array(0) }
