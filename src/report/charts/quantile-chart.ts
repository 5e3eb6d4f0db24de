import * as Plot from '@observablehq/plot'
import type { ColumnComparison, Distribution } from '../../../evaluators/index.js'
import type { Numbers } from '../format.js'
import type { Html } from '../html.js'
import { type Axes, draw, tickText } from './draw.js'

type Quantiles = NonNullable<Extract<Distribution, { type: 'histogram' }>['quantiles']>

function quantilesOf({ distribution }: ColumnComparison): Quantiles {
  return distribution.type === 'histogram' ? (distribution.quantiles ?? []) : []
}

/** Whether a column's quantiles were kept and differ enough to be drawn. */
export function hasTails(column: ColumnComparison): boolean {
  return column.kind !== 'datetime' && new Set(quantilesOf(column).map(({ real }) => real)).size > 3
}

/** Quantiles of the synthetic and of unseen real rows against those of the training rows; on the dashes they are equal. */
export function quantileChart(
  column: ColumnComparison,
  { label, axes, numbers }: { readonly label: string; readonly axes: Axes; readonly numbers: Numbers },
): Html {
  const quantiles = quantilesOf(column)
  const all = quantiles.flatMap(({ real, synthetic, unseen }) => [real, synthetic, unseen ?? real])
  const domain = [Math.min(...all), Math.max(...all)]
  const axis = { domain, ticks: 4, tickFormat: tickText(numbers), nice: true }
  const place = { x: 'real', stroke: 'var(--synthetic)' }
  return draw(
    {
      width: 300,
      height: 240,
      marginLeft: 56,
      marginBottom: 38,
      x: { ...axis, label: axes.x },
      y: { ...axis, label: axes.y, grid: true },
      marks: [
        Plot.line(domain, { x: (edge) => edge, y: (edge) => edge, stroke: 'currentColor', strokeDasharray: '4 4' }),
        Plot.dot(
          quantiles.filter(({ unseen }) => unseen !== null),
          { ...place, y: 'unseen', stroke: 'var(--unseen)', symbol: 'square', r: 4 },
        ),
        Plot.dot(quantiles, { ...place, y: 'synthetic', fill: 'var(--synthetic)', r: 3 }),
      ],
    },
    label,
  )
}
