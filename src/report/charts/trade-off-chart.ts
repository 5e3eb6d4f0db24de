import * as Plot from '@observablehq/plot'
import type { Interval } from '../../../evaluators/index.js'
import type { Numbers } from '../format.js'
import type { Html } from '../html.js'
import { draw, tickText } from './draw.js'

/** One release, or one control, by how far the best attack got and by a value that should be high. */
export interface TradeOffPoint {
  readonly mark: string
  readonly isControl: boolean
  readonly attack: { readonly value: number; readonly interval?: Interval | undefined }
  readonly quality: { readonly value: number; readonly interval?: Interval | undefined }
}

/** Quality upwards, success of the best membership attack to the right: the upper left corner is the place to be. */
export function tradeOffChart(
  points: readonly TradeOffPoint[],
  {
    label,
    quality,
    attack: attackLabel,
    numbers,
  }: { readonly label: string; readonly quality: string; readonly attack: string; readonly numbers: Numbers },
): Html {
  const drawn = points.map(({ mark, isControl, attack, quality: height }) => ({
    ...{ mark, x: attack.value, y: height.value },
    ...{ left: attack.interval?.[0] ?? attack.value, right: attack.interval?.[1] ?? attack.value },
    ...{ low: height.interval?.[0] ?? height.value, high: height.interval?.[1] ?? height.value },
    colour: isControl ? 'var(--muted)' : 'var(--synthetic)',
  }))
  return draw(
    {
      width: 360,
      height: 320,
      marginLeft: 48,
      marginTop: 28,
      marginBottom: 40,
      marginRight: 20,
      x: { label: attackLabel, labelAnchor: 'right', nice: true, ticks: 5, tickFormat: tickText(numbers), inset: 8 },
      y: { label: `↑ ${quality}`, nice: true, grid: true, ticks: 5, tickFormat: tickText(numbers), inset: 8 },
      marks: [
        Plot.ruleX([0.5], { stroke: 'currentColor', strokeDasharray: '4 4' }),
        Plot.link(drawn, { x1: 'left', x2: 'right', y1: 'y', y2: 'y', stroke: 'colour', strokeWidth: 1.5 }),
        Plot.link(drawn, { x1: 'x', x2: 'x', y1: 'low', y2: 'high', stroke: 'colour', strokeWidth: 1.5 }),
        Plot.dot(drawn, { x: 'x', y: 'y', r: 4, fill: 'colour' }),
        Plot.text(drawn, {
          ...{ x: 'x', y: 'y', text: 'mark', dx: 8, dy: -9, textAnchor: 'start', fill: 'colour' },
          ...{ stroke: 'var(--paper)', strokeWidth: 4, fontSize: 13, fontWeight: 600 },
        }),
      ],
    },
    label,
  )
}
