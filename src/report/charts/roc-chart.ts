import * as Plot from '@observablehq/plot'
import type { AttackDetail } from '../../../evaluators/index.js'
import type { Numbers } from '../format.js'
import type { Html } from '../html.js'
import { type Axes, draw } from './draw.js'

const leastRate = 0.001

/** True against false positive rate on logarithmic axes, where the few records at risk show; the dashes are blind guessing. */
export function rocChart(
  roc: AttackDetail['roc'],
  { label, axes, numbers }: { readonly label: string; readonly axes: Axes; readonly numbers: Numbers },
): Html {
  const points = roc.map(([fpr, tpr]) => ({ fpr: Math.max(fpr, leastRate), tpr: Math.max(tpr, leastRate) }))
  const blind = [leastRate, 1].map((rate) => ({ fpr: rate, tpr: rate }))
  const axis = {
    type: 'log' as const,
    domain: [leastRate, 1],
    ticks: [0.001, 0.01, 0.1, 1],
    tickFormat: (rate: number) => `${numbers.decimal(100 * rate, rate < 0.01 ? 1 : 0)} %`,
  }
  return draw(
    {
      width: 340,
      height: 300,
      marginLeft: 52,
      marginBottom: 40,
      x: { ...axis, label: axes.x },
      y: { ...axis, label: axes.y, grid: true },
      marks: [
        Plot.ruleX([0.01], { stroke: 'var(--real)' }),
        Plot.line(blind, { x: 'fpr', y: 'tpr', stroke: 'currentColor', strokeDasharray: '4 4' }),
        Plot.line(points, { x: 'fpr', y: 'tpr', stroke: 'var(--synthetic)', strokeWidth: 2, curve: 'step-after' }),
      ],
    },
    label,
  )
}
