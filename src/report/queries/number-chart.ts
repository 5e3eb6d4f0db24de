import * as Plot from '@observablehq/plot'
import { draw, tickText } from '../charts/draw.js'
import type { Numbers } from '../format.js'
import type { Html } from '../html.js'

export interface DrawnNumber {
  readonly label: string
  readonly value: number
  readonly noise: readonly [number, number]
  readonly both: readonly [number, number]
}

/** Numbers as dots, a line for noise and sample together and a thick one for the noise alone; `rule` is where nothing differs. */
export function numberChart(
  rows: readonly DrawnNumber[],
  {
    label,
    axis,
    numbers,
    rule,
    isRatio = false,
    fromZero = false,
  }: {
    readonly label: string
    readonly axis: string
    readonly numbers: Numbers
    readonly rule?: number
    readonly isRatio?: boolean
    /** The axis begins at 0: what is drawn are amounts. */
    readonly fromZero?: boolean
  },
): Html {
  const drawn = rows.map(({ label: name, value, noise, both }) => ({
    ...{ name, value, low: both[0], high: both[1], inner: noise[0], outer: noise[1] },
  }))
  const longest = Math.max(...rows.map(({ label: name }) => name.length))
  return draw(
    {
      ...{ width: 520, height: 46 + 26 * rows.length, marginLeft: Math.min(200, 16 + 6.4 * longest) },
      ...{ marginBottom: 36, marginTop: 8, marginRight: 18 },
      x: {
        label: `${axis} →`,
        nice: true,
        grid: true,
        ticks: 5,
        tickFormat: tickText(numbers),
        ...(isRatio && { type: 'log' as const }),
        ...(fromZero && { zero: true }),
      },
      y: { label: null, domain: rows.map(({ label: name }) => name) },
      marks: [
        ...(rule === undefined ? [] : [Plot.ruleX([rule], { stroke: 'var(--alarm)', strokeDasharray: '3 3' })]),
        Plot.link(drawn, {
          x1: 'low',
          x2: 'high',
          y1: 'name',
          y2: 'name',
          stroke: 'var(--synthetic)',
          strokeWidth: 1.4,
        }),
        Plot.link(drawn, {
          x1: 'inner',
          x2: 'outer',
          y1: 'name',
          y2: 'name',
          stroke: 'var(--synthetic)',
          strokeWidth: 5,
          strokeOpacity: 0.35,
        }),
        Plot.dot(drawn, { x: 'value', y: 'name', r: 3.6, fill: 'var(--synthetic)' }),
      ],
    },
    label,
  )
}
