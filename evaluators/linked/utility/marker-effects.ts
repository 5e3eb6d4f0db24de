import type { LinkedTables } from '../../../src/table/linked/index.js'
import { durationsOf } from '../../learning/follow-up.js'
import type { Interval } from '../../metric.js'
import { intervalOverlap } from '../../utility/interval-overlap.js'
import { orderedCells } from '../courses/ordered-cells.js'
import type { LinkedContext } from '../linked-metric.js'
import { personTable } from '../person-table.js'
import type { Landmark } from './landmark.js'
import { type Spell, spellHazard } from './spell-hazard.js'

const mostMarkers = 8
const z = 1.959963984540054

/** The log hazard ratio of a column that changes over time, a standard deviation of the training rows up: real beside synthetic. */
export interface MarkerEffect {
  readonly name: string
  readonly real: { readonly coefficient: number; readonly interval: Interval }
  readonly synthetic: { readonly coefficient: number; readonly interval: Interval } | null
  /** The mean share of the two intervals that they have in common; 0 where there is no synthetic one. */
  readonly overlap: number
}

/** Cox's model with each number column as it was last observed, one column at a time. */
export function markerEffects({ train, synthetic }: LinkedContext, landmark: Landmark): MarkerEffect[] {
  const names = landmark.view.columns.filter(({ kind }) => kind === 'numeric').map(({ name }) => name)
  return names.slice(0, mostMarkers).flatMap((name): MarkerEffect[] => {
    const scale = scaleOf(train, landmark, name)
    const [real, drawn] = [train, synthetic].map((tables) => effectOf(tables, landmark, { name, scale }))
    if (!real) return []
    return [
      { name, real, synthetic: drawn ?? null, overlap: drawn ? intervalOverlap(real.interval, drawn.interval) : 0 },
    ]
  })
}

interface Marker {
  readonly name: string
  readonly scale: { readonly mean: number; readonly deviation: number }
}

function effectOf(tables: LinkedTables, landmark: Landmark, marker: Marker) {
  const fitted = spellHazard(spellsOf(tables, landmark, marker))
  if (fitted === undefined) return undefined
  const { coefficient, error } = fitted
  return { coefficient, interval: [coefficient - z * error, coefficient + z * error] as const }
}

function scaleOf(train: LinkedTables, { view }: Landmark, name: string): Marker['scale'] {
  const index = view.columns.findIndex((column) => column.name === name)
  const cells = orderedCells(view.of(train).columns[index]!, view.columns[index]!)!.filter(
    (cell) => !Number.isNaN(cell),
  )
  const mean = cells.reduce((sum, cell) => sum + cell, 0) / Math.max(1, cells.length)
  const variance = cells.reduce((sum, cell) => sum + (cell - mean) ** 2, 0) / Math.max(1, cells.length)
  return { mean, deviation: Math.sqrt(variance) || 1 }
}

/** From each visit to the next, and from the last to the end: the value last observed, and whether the event ends the spell. */
function spellsOf(tables: LinkedTables, { view, followUp }: Landmark, { name, scale }: Marker): Spell[] {
  const index = view.columns.findIndex((column) => column.name === name)
  const { starts, times, columns } = view.of(tables)
  const cells = orderedCells(columns[index]!, view.columns[index]!)!
  const { rows, times: ends, events } = durationsOf(tables.table(personTable(tables.schema).name), followUp)
  return rows.flatMap((person, at) => {
    const spells: Spell[] = []
    let last = Number.NaN
    for (let row = starts[person]!; row < starts[person + 1]!; row++) {
      last = Number.isNaN(cells[row]!) ? last : cells[row]!
      const isLast = row + 1 === starts[person + 1]!
      const [from, to] = [times![row]!, isLast ? ends[at]! : times![row + 1]!]
      if (Number.isNaN(last) || !(to > from)) continue
      spells.push({ from, to, event: isLast && events[at] === 1, value: (last - scale.mean) / scale.deviation })
    }
    return spells
  })
}
