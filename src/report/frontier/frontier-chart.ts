import * as Plot from '@observablehq/plot'
import type { FrontierValue } from '../../../evaluators/index.js'
import { draw, tickText } from '../charts/draw.js'
import type { Numbers } from '../format.js'
import type { Html } from '../html.js'

export interface DrawnPoint {
  readonly mark: string
  /** Another is at least as useful and at most as risky. */
  readonly isGrey: boolean
  readonly use: FrontierValue
  readonly risk: FrontierValue
}

/** Use upwards, a risk to the right, intervals as bars; what is dominated is grey. */
export function frontierChart(
  points: readonly DrawnPoint[],
  {
    label,
    use,
    risk,
    numbers,
  }: { readonly label: string; readonly use: string; readonly risk: string; readonly numbers: Numbers },
): Html {
  const drawn = points.map(({ mark, isGrey, use: height, risk: right }) => ({
    ...{ mark, x: right.value, y: height.value, colour: isGrey ? 'var(--muted)' : 'var(--synthetic)' },
    ...{ left: right.interval?.[0] ?? right.value, right: right.interval?.[1] ?? right.value },
    ...{ low: height.interval?.[0] ?? height.value, high: height.interval?.[1] ?? height.value },
  }))
  return draw(
    {
      ...{ width: 420, height: 320, marginLeft: 48, marginTop: 28, marginBottom: 40, marginRight: 24 },
      x: { label: `${risk} →`, labelAnchor: 'right', nice: true, ticks: 5, tickFormat: tickText(numbers), inset: 8 },
      y: { label: `↑ ${use}`, nice: true, grid: true, ticks: 5, tickFormat: tickText(numbers), inset: 8 },
      marks: [
        Plot.link(drawn, { x1: 'left', x2: 'right', y1: 'y', y2: 'y', stroke: 'colour', strokeWidth: 1.2 }),
        Plot.link(drawn, { x1: 'x', x2: 'x', y1: 'low', y2: 'high', stroke: 'colour', strokeWidth: 1.2 }),
        Plot.dot(drawn, { x: 'x', y: 'y', r: 4, fill: 'colour' }),
        Plot.text(drawn, {
          ...{ x: 'x', y: 'y', text: 'mark', dx: 7, dy: -9, textAnchor: 'start', fill: 'colour' },
          ...{ stroke: 'var(--paper)', strokeWidth: 4, fontSize: 13, fontWeight: 600 },
        }),
      ],
    },
    label,
  )
}
