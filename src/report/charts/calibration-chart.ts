import * as Plot from '@observablehq/plot'
import type { PredictionScores } from '../../../evaluators/index.js'
import type { Numbers } from '../format.js'
import type { Html } from '../html.js'
import { type Axes, draw } from './draw.js'

type Curve = NonNullable<PredictionScores['calibration']>

/** Observed against predicted share, for a learner of real and one of synthetic rows; on the dashes, predictions are kept. */
export function calibrationChart(
  { real, synthetic }: { readonly real: Curve; readonly synthetic: Curve },
  { label, axes, numbers }: { readonly label: string; readonly axes: Axes; readonly numbers: Numbers },
): Html {
  const marks = (
    [
      [real, 'var(--muted)', 'square'],
      [synthetic, 'var(--synthetic)', 'circle'],
    ] as const
  ).flatMap(([curve, colour, symbol]) => {
    const points = curve.map(([predicted, observed]) => ({ predicted, observed }))
    const place = { x: 'predicted', y: 'observed' }
    return [
      Plot.line(points, { ...place, stroke: colour, strokeWidth: 2 }),
      Plot.dot(points, { ...place, fill: colour, symbol, r: 3.5 }),
    ]
  })
  const axis = { domain: [0, 1], ticks: 5, tickFormat: (share: number) => `${numbers.decimal(100 * share)} %` }
  return draw(
    {
      width: 320,
      height: 300,
      marginLeft: 52,
      marginBottom: 40,
      x: { ...axis, label: axes.x },
      y: { ...axis, label: axes.y, grid: true },
      marks: [
        Plot.line([0, 1], { x: (share) => share, y: (share) => share, stroke: 'currentColor', strokeDasharray: '4 4' }),
        ...marks,
      ],
    },
    label,
  )
}
