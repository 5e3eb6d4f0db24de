import * as Plot from '@observablehq/plot'
import type { Numbers } from '../format.js'
import type { Html } from '../html.js'
import { draw, tickText } from './draw.js'

type Curve = readonly (readonly [time: number, survival: number, low: number, high: number])[]

/** Two survival curves with their bands. */
export function survivalChart(
  { real, synthetic }: { readonly real: Curve; readonly synthetic: Curve },
  { label, numbers }: { readonly label: string; readonly numbers: Numbers },
): Html {
  const points = (curve: Curve) => curve.map(([time, survival, low, high]) => ({ time, survival, low, high }))
  const marks = (
    [
      [points(real), 'var(--muted)'],
      [points(synthetic), 'var(--synthetic)'],
    ] as const
  ).flatMap(([curve, colour]) => [
    Plot.areaY(curve, { x: 'time', y1: 'low', y2: 'high', fill: colour, fillOpacity: 0.18, curve: 'step-after' }),
    Plot.line(curve, { x: 'time', y: 'survival', stroke: colour, strokeWidth: 2, curve: 'step-after' }),
  ])
  return draw(
    {
      width: 340,
      height: 240,
      marginLeft: 48,
      x: { label: null, tickFormat: tickText(numbers), ticks: 5 },
      y: {
        label: null,
        domain: [0, 1],
        percent: false,
        grid: true,
        tickFormat: (share: number) => `${numbers.decimal(100 * share)} %`,
      },
      marks: [...marks, Plot.ruleY([0])],
    },
    label,
  )
}
