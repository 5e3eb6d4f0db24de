import * as Plot from '@observablehq/plot'
import type { AnswerCurve } from '../../privacy/queries/index.js'
import { draw, tickText } from '../charts/draw.js'
import type { Numbers } from '../format.js'
import type { Html } from '../html.js'

/** By group, in their order; more than these are drawn like the last. */
const strokes = [
  { colour: 'var(--synthetic)', dash: undefined },
  { colour: 'var(--unseen)', dash: '7 3' },
  { colour: 'var(--ink)', dash: '2 3' },
  { colour: 'var(--muted)', dash: '10 3 2 3' },
] as const

/** How the line of a group is drawn: the legend shows the same. */
export function strokeOf(group: number): { readonly colour: string; readonly dash: string | undefined } {
  return strokes[Math.min(group, strokes.length - 1)]!
}

/** Survival curves from all at 1 on, with bands of noise and sample together; straight within steps, as the grid does not tell more. */
export function curveChart(
  curves: readonly AnswerCurve[],
  { label, time, numbers }: { readonly label: string; readonly time: string; readonly numbers: Numbers },
): Html {
  const last = Math.max(0, ...curves.flatMap(({ points }) => points.map((point) => point.time)))
  const lowest = Math.min(1, ...curves.flatMap(({ points }) => points.map(({ both }) => both[0])))
  const floor = lowest < 0.5 ? 0 : Math.floor(lowest * 10) / 10
  const drawn = curves.map(({ points }) => [
    { time: 0, value: 1, low: 1, high: 1 },
    ...points.map(({ time: end, value, both: [low, high] }) => ({ time: end, value, low, high })),
  ])
  return draw(
    {
      ...{ width: 520, height: 300, marginLeft: 52, marginBottom: 40, marginTop: 16, marginRight: 18 },
      x: { label: `${time} →`, domain: [0, last], ticks: 5, tickFormat: tickText(numbers) },
      y: {
        label: null,
        domain: [floor, 1],
        grid: true,
        ticks: 5,
        tickFormat: (share: number) => `${numbers.decimal(100 * share)}\u202f%`,
      },
      marks: drawn.flatMap((points, group) => {
        const { colour, dash } = strokeOf(group)
        return [
          Plot.areaY(points, { x: 'time', y1: 'low', y2: 'high', fill: colour, fillOpacity: 0.16 }),
          Plot.line(points, {
            ...{ x: 'time', y: 'value', stroke: colour, strokeWidth: 2 },
            ...(dash !== undefined && { strokeDasharray: dash }),
          }),
        ]
      }),
    },
    label,
  )
}
