import { type BinnedTable, type DensityForest, leafRow } from '../../src/learn/index.js'
import type { CourseStates } from './course.js'
import type { CourseDraw, CourseUnits } from './draw-course.js'
import { featureSheet, fillHistory, fillStates } from './feature-sheet.js'
import { type Field, fillScore, shareOfState, withScore } from './field.js'
import { beforeFirstValue, lastStates } from './first-values.js'
import { History } from './history.js'
import { meanShares, weighLevels } from './levels-again.js'
import { type LevelRows, walkLevels } from './levels-had.js'
import { ownNumbers } from './own-numbers.js'
import { replay } from './replay.js'

/**
 * Nats per row of known rows, on their states: time, flags and values given what came before. −∞ where a state was never seen
 * in training. The limit on times is left out. O(rows × (asked features + fields × depth × trees)).
 */
export function courseLogLikelihood(
  { course, features, asked, cells }: CourseDraw,
  { layout, until, origins, features: units }: CourseUnits,
  states: CourseStates & { readonly unseen: readonly Uint8Array[] },
): Float64Array {
  const { columns, clock, fields, flagged } = course
  const { rowCount, indexOf } = layout
  const sheet = featureSheet(features, { rowCount, asked })
  const history = new History(layout, { columns, until, origins })
  replay(layout, states, {
    history,
    visit: (step, moment) =>
      fillHistory(sheet, moment, { step, places: step.rows, history, units, unitOf: layout.unitOf }),
  })
  const sums = new Float64Array(rowCount)
  const add = (
    field: Field,
    stateOf: (row: number) => number,
    isDrawn: (row: number) => boolean,
    {
      numbers,
      lastOf,
      levels,
    }: {
      readonly numbers?: readonly Float64Array[]
      readonly lastOf?: Int32Array
      readonly levels?: LevelRows
    } = {},
  ) => {
    const table = withScore(sheet.table, field)
    const scores = fillScore(table, field, { rowCount, numbers })
    if (field.again && levels) {
      const { forest, again: factors, stays = false } = field
      const shares = new Float64Array(forest.stateCount)
      walkLevels(levels, (row, had) => {
        if (!isDrawn(row)) return
        const last = lastOf?.[row] ?? -1
        meanShares({ forest, table }, row, shares)
        weighLevels(shares, { factors, had, person: layout.personOf[row]!, last, stays })
        const state = stays && stateOf(row) === last ? forest.stateCount - 1 : stateOf(row)
        sums[row]! += Math.log(state < 0 ? 0 : shares[state]!)
      })
      return
    }
    for (let row = 0; row < rowCount; row++)
      if (isDrawn(row))
        sums[row]! += Math.log(
          probabilityOf(field, {
            table,
            row,
            state: stateOf(row),
            score: scores?.[row] ?? 0,
            last: lastOf?.[row] ?? -1,
          }),
        )
  }
  if (clock !== undefined) {
    const { first, gap } = fields
    if (first)
      add(
        first,
        (row) => states.gaps[row]!,
        (row) => indexOf[row] === 0,
      )
    if (gap)
      add(
        gap,
        (row) => states.gaps[row]!,
        (row) => indexOf[row] !== 0,
      )
  }
  const places = Int32Array.from({ length: rowCount }, (_, row) => row)
  for (const { from, column, feature, start, follow } of cells) {
    const own = states.columns[column]!
    const unseen = states.unseen[column]!
    const missing = columns[column]!.insideCount
    const flagOf = (row: number) => (own[row]! < 0 && unseen[row] === 0 ? 0 : 1)
    if (from === 'flag') add(start.field, flagOf, () => true)
    else {
      const isFirst = beforeFirstValue(layout, own)
      const stateOf = (row: number) => (unseen[row] === 1 ? -1 : own[row]! < 0 ? missing : own[row]!)
      const isDrawn = (row: number) => !flagged[column] || own[row]! >= 0 || unseen[row] === 1
      const values = states.onScales[column]
      add(start.field, stateOf, (row) => isDrawn(row) && isFirst[row] === 1)
      add(follow.field, stateOf, (row) => isDrawn(row) && isFirst[row] === 0, {
        lastOf: lastStates(layout, own),
        levels: {
          ...{ layout, states: own, stateCount: columns[column]!.insideCount },
          isDistinct: course.distinct?.includes(column) === true,
        },
        ...(values && { numbers: ownNumbers(layout, values) }),
      })
    }
    fillStates(sheet, feature, { places, states: from === 'flag' ? own.map((_, row) => flagOf(row)) : own })
  }
  return sums
}

function probabilityOf(
  { forest, residual, stays }: Field,
  {
    table,
    row,
    state,
    score,
    last,
  }: {
    readonly table: BinnedTable
    readonly row: number
    readonly state: number
    readonly score: number
    /** State of the person's last value; −1 for none. */
    readonly last: number
  },
): number {
  const { probabilities, stateCount, roots } = forest
  const stretches = residual === undefined ? 0 : residual.edges.length - 1
  const inside = residual === undefined ? 0 : residual.scale.ends.length
  const told = residual === undefined ? state : stretches + state - inside
  let sum = 0
  for (let tree = 0; state >= 0 && tree < roots.length; tree++) {
    const start = leafRow(forest, tree, { table, row }) * stateCount
    if (stays) sum += shareOfMove(forest, start, { state, last })
    else if (residual === undefined || state >= inside) sum += told < stateCount ? probabilities[start + told]! : 0
    else {
      if (residual.repeats && state === last) sum += probabilities[start + stateCount - 1]!
      for (let stretch = 0; stretch < stretches; stretch++)
        sum += probabilities[start + stretch]! * shareOfState(residual, stretch, { score, state })
    }
  }
  return sum / roots.length
}

/** Of a leaf of a field that knows of staying: the last state for staying, and the others scaled up, for the last is none of them. */
function shareOfMove(
  { probabilities, stateCount }: DensityForest,
  start: number,
  { state, last }: { readonly state: number; readonly last: number },
): number {
  const stay = probabilities[start + stateCount - 1]!
  const moves = 1 - stay - probabilities[start + last]!
  if (state === last) return moves > 0 ? stay : 1
  return moves > 0 ? (probabilities[start + state]! * (1 - stay)) / moves : 0
}
