import * as Plot from '@observablehq/plot'
import { draw, tickText } from '../charts/draw.js'
import type { Numbers } from '../format.js'
import type { Html } from '../html.js'

interface Labelled {
  readonly label: string
  readonly numbers: Numbers
}

export interface CountHistogram {
  readonly width: number
  readonly real: readonly number[]
  readonly synthetic: readonly number[]
}

/** How many rows people have: shares of people, real beside synthetic. */
export function countChart({ width, real, synthetic }: CountHistogram, { label, numbers }: Labelled): Html {
  const line = (shares: readonly number[], colour: string) =>
    Plot.line(
      shares.map((share, bar) => ({ rows: bar * width, share })),
      { x: 'rows', y: 'share', stroke: colour, strokeWidth: 2, curve: 'step' },
    )
  return figure([line(real, 'var(--muted)'), line(synthetic, 'var(--synthetic)')], { label, numbers })
}

export interface GapCurve {
  readonly spans: readonly number[]
  readonly real: readonly number[]
  readonly synthetic: readonly number[]
}

/** Distribution functions of the gaps between rows. */
export function gapChart({ spans, real, synthetic }: GapCurve, { label, numbers }: Labelled): Html {
  const line = (shares: readonly number[], colour: string) =>
    Plot.line(
      shares.map((share, point) => ({ span: spans[point], share })),
      { x: 'span', y: 'share', stroke: colour, strokeWidth: 2 },
    )
  return figure([line(real, 'var(--muted)'), line(synthetic, 'var(--synthetic)')], { label, numbers })
}

function figure(marks: Plot.Markish[], { label, numbers }: Labelled): Html {
  const axis = { label: null, tickFormat: tickText(numbers) }
  return draw(
    {
      width: 340,
      height: 220,
      marginLeft: 48,
      x: { ...axis, ticks: 5 },
      y: { ...axis, grid: true },
      marks: [...marks, Plot.ruleY([0])],
    },
    label,
  )
}
