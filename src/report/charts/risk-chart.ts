import * as Plot from '@observablehq/plot'
import type { RiskDetail } from '../../../evaluators/index.js'
import type { Numbers } from '../format.js'
import type { Html } from '../html.js'
import { draw, tickText } from './draw.js'

/** Closeness of records to the synthetic table, training against unseen rows; beyond the line a record stands out. */
export function riskChart(
  { edges, train, holdout, limit }: NonNullable<RiskDetail['distribution']>,
  { label, axis, numbers }: { readonly label: string; readonly axis: string; readonly numbers: Numbers },
): Html {
  const steps = (shares: readonly number[]) =>
    shares.flatMap((share, bin) => [
      { x: edges[bin] ?? 0, share },
      { x: edges[bin + 1] ?? 0, share },
    ])
  const bins = holdout.map((share, bin) => ({ from: edges[bin] ?? 0, to: edges[bin + 1] ?? 0, share }))
  return draw(
    {
      width: 640,
      height: 230,
      marginLeft: 48,
      marginBottom: 40,
      x: { label: axis, ticks: 6, tickFormat: tickText(numbers) },
      y: { label: null, percent: true, grid: true, ticks: 4, tickFormat: (share: number) => `${share} %` },
      marks: [
        Plot.rectY(bins, { x1: 'from', x2: 'to', y: 'share', fill: 'var(--real)', inset: 0.5 }),
        Plot.line(steps(train), { x: 'x', y: 'share', stroke: 'var(--synthetic)', strokeWidth: 2 }),
        Plot.ruleX([limit], { stroke: 'var(--alarm)', strokeWidth: 2 }),
        Plot.ruleY([0]),
      ],
    },
    label,
  )
}
