import * as Plot from '@observablehq/plot'
import type { Numbers } from '../format.js'
import type { Html } from '../html.js'
import { draw, tickText } from './draw.js'

interface Step {
  readonly step: number
  readonly loss: number
  readonly validation?: number | null
}

/** Loss over training, on rows learnt from and on rows held back. */
export function lossChart(
  training: readonly Step[],
  { label, axis, numbers }: { readonly label: string; readonly axis: string; readonly numbers: Numbers },
): Html {
  const validated = training.filter(({ validation }) => typeof validation === 'number')
  return draw(
    {
      width: 640,
      height: 230,
      marginLeft: 56,
      marginBottom: 40,
      x: { label: axis, ticks: 6, tickFormat: tickText(numbers) },
      y: { label: null, grid: true, ticks: 5, tickFormat: tickText(numbers) },
      marks: [
        Plot.line(validated, {
          x: 'step',
          y: 'validation',
          stroke: 'var(--unseen)',
          strokeWidth: 2,
          strokeDasharray: '5 3',
        }),
        Plot.line(training, { x: 'step', y: 'loss', stroke: 'var(--synthetic)', strokeWidth: 2 }),
      ],
    },
    label,
  )
}
