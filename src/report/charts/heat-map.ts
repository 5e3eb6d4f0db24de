import * as Plot from '@observablehq/plot'
import type { Html } from '../html.js'
import { draw } from './draw.js'

export interface HeatMapOptions {
  readonly label: string
  /** `association`: −1 to 1 around 0. `difference`: 0 to 1, darker is further apart. */
  readonly scale: 'association' | 'difference'
}

const longestLabel = 14

/** The lower triangle of a matrix over columns; null cells stay empty. */
export function heatMap(
  columns: readonly string[],
  matrix: readonly (readonly (number | null)[])[],
  { label, scale }: HeatMapOptions,
): Html {
  const cells = columns.flatMap((row, index) =>
    columns.slice(0, index).flatMap((column, other) => {
      const value = matrix[index]?.[other]
      return value === null || value === undefined ? [] : [{ row, column, value }]
    }),
  )
  const shorten = (name: string) => (name.length > longestLabel ? `${name.slice(0, longestLabel - 1)}…` : name)
  const margin = 16 + 6.6 * Math.min(longestLabel, Math.max(0, ...columns.map((column) => column.length)))
  return draw(
    {
      width: 360,
      height: 360,
      marginLeft: margin,
      marginBottom: margin,
      marginTop: 4,
      marginRight: 4,
      x: { domain: columns.slice(0, -1), label: null, tickRotate: -60, tickFormat: shorten },
      y: { domain: columns.slice(1), label: null, tickFormat: shorten },
      color:
        scale === 'association'
          ? { type: 'diverging', domain: [-1, 1], scheme: 'PuOr' }
          : { type: 'linear', domain: [0, 0.3], scheme: 'YlOrRd', clamp: true },
      marks: [Plot.cell(cells, { x: 'column', y: 'row', fill: 'value', inset: 0.5 })],
    },
    label,
  )
}
