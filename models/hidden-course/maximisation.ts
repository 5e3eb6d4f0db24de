import type { ChainCounts } from './backward.js'
import type { Chain, Emission, StepModel, TimeModel } from './course.js'
import { places } from './course.js'
import type { EmissionShape } from './emission-shape.js'
import { smoothedShares } from './smoothed-shares.js'

/** Rows that what is known without it is worth: of a class, of being the last row, of a state before. */
const chainRows = 4
/** Steps that the classes of times over all states are worth in each pair of them. */
const timeRows = 8
/** Pairs of codes that independence within states is worth. */
const liftRows = 5

/** First states and steps of a chain from expected counts: each class and place drawn towards all. O(classes × states²). */
export function chainOf(
  { initial, transitions }: ChainCounts,
  { classes, states }: Pick<Chain, 'classes' | 'states'>,
): Chain {
  return {
    classes,
    states,
    initial: shrunk(initial, { groups: places * classes, classes, from: 1, states }),
    transitions: shrunk(transitions, { groups: places * classes, classes, from: states, states }),
  }
}

/** Rows of `states` counts, `from` of them in each group: all groups → groups of a class → the group itself. */
function shrunk(
  counts: Float64Array,
  { groups, classes, from, states }: { groups: number; classes: number; from: number; states: number },
): Float64Array {
  const block = from * states
  const pooled = (isIn: (group: number) => boolean) => {
    const sums = new Float64Array(block)
    for (let group = 0; group < groups; group++)
      if (isIn(group)) for (let cell = 0; cell < block; cell++) sums[cell] = sums[cell]! + counts[group * block + cell]!
    return sums
  }
  const all = pooled(() => true)
  const overall = new Float64Array(states)
  all.forEach((count, cell) => {
    overall[cell % states] = overall[cell % states]! + count
  })
  const base = towards(overall, new Float64Array(states).fill(1 / states), { rows: 1, states })
  const ofAll = towards(all, repeated(base, from), { rows: 1, states })
  const out = new Float64Array(counts.length)
  for (let own = 0; own < classes; own++) {
    const ofClass = towards(
      pooled((group) => group % classes === own),
      ofAll,
      { rows: chainRows, states },
    )
    for (let group = own; group < groups; group += classes)
      out.set(
        towards(counts.subarray(group * block, (group + 1) * block), ofClass, { rows: chainRows, states }),
        group * block,
      )
  }
  return out
}

/** Rows of counts as probabilities, `rows` rows of the prior added to each. */
function towards(
  counts: Float64Array,
  prior: Float64Array,
  { rows, states }: { readonly rows: number; readonly states: number },
): Float64Array {
  const out = new Float64Array(counts.length)
  for (let start = 0; start < counts.length; start += states) {
    let total = rows
    for (let cell = start; cell < start + states; cell++) total += counts[cell]!
    for (let cell = start; cell < start + states; cell++) out[cell] = (counts[cell]! + rows * prior[cell]!) / total
  }
  return out
}

function repeated(row: Float64Array, times: number): Float64Array {
  const out = new Float64Array(row.length * times)
  for (let time = 0; time < times; time++) out.set(row, time * row.length)
  return out
}

/**
 * Cells given states from expected counts. What a parent's code adds is how much more often pairs are seen than the states
 * make them, over all states together. O(cells of all pairs × states).
 */
export function emissionOf(
  counts: readonly Float64Array[],
  { parents, shares, pairs, ordered }: EmissionShape,
  states: number,
): Emission {
  return {
    parents,
    shares: counts.map((own, column) =>
      smoothedShares(own, { shares: shares[column]!, ordered: ordered[column]!, states }),
    ),
    lifts: parents.map((parent, column) => (parent < 0 ? new Float64Array(0) : liftsOf(column, parent))),
  }

  function liftsOf(column: number, parent: number): Float64Array {
    const [own, above] = [counts[column]!, counts[parent]!]
    const size = own.length / states
    const totals = new Float64Array(states)
    above.forEach((count, cell) => {
      totals[cell % states] = totals[cell % states]! + count
    })
    const observed = pairs[column]!
    const lifts = new Float64Array(observed.length)
    for (let from = 0; from < above.length / states; from++)
      for (let code = 0; code < size; code++) {
        let expected = 0
        for (let state = 0; state < states; state++)
          if (totals[state]! > 0)
            expected += (above[from * states + state]! * own[code * states + state]!) / totals[state]!
        lifts[from * size + code] = (observed[from * size + code]! + liftRows) / (expected + liftRows)
      }
    return lifts
  }
}

/** Classes of times given states: each pair of states drawn towards all under that pressure. O(cells). */
export function timesOf(
  { first, gap }: Pick<ChainCounts, 'first' | 'gap'>,
  before: TimeModel,
  states: number,
): TimeModel {
  return { first: stepOf(before.first, first, states), gap: stepOf(before.gap, gap, states * states) }
}

function stepOf(model: StepModel, counts: Float64Array, cells: number): StepModel {
  const { classes, byClass } = model
  const byState = new Float64Array(counts.length)
  for (let pressure = 0; pressure < model.edges.length + 2; pressure++) {
    const start = pressure * classes * cells
    for (let cell = 0; cell < cells; cell++) {
      let total = timeRows
      for (let group = 0; group < classes; group++) total += counts[start + group * cells + cell]!
      for (let group = 0; group < classes; group++) {
        const prior = timeRows * byClass[pressure * classes + group]!
        byState[start + group * cells + cell] = (counts[start + group * cells + cell]! + prior) / total
      }
    }
  }
  return { ...model, byState }
}
