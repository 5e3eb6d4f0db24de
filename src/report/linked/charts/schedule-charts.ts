import * as Plot from '@observablehq/plot'
import { draw, tickText } from '../../charts/draw.js'
import type { Numbers } from '../../format.js'
import type { Html } from '../../html.js'

interface Labelled {
  readonly label: string
  readonly numbers: Numbers
}

/** `detail` of fidelity.cardinality, one a table. */
export interface CountDetail {
  readonly name: string
  readonly parent: string
  readonly without?: { readonly real: number; readonly synthetic: number }
  readonly mean?: { readonly real: number; readonly synthetic: number }
  readonly histogram?: {
    readonly width: number
    readonly real: readonly number[]
    readonly synthetic: readonly number[]
  }
}

/** `detail` of fidelity.gaps, one a table. */
export interface GapDetail {
  readonly name: string
  /** Where times are dates: gaps are in days. */
  readonly unit?: 'days'
  readonly atoms?: readonly { readonly gap: number; readonly real: number; readonly synthetic: number }[]
  readonly curve?: {
    readonly spans: readonly number[]
    readonly real: readonly number[]
    readonly synthetic: readonly number[]
  }
}

/** How many rows people have: real shares as bars, synthetic ones as steps over them. */
export function countChart(
  { width, real, synthetic }: NonNullable<CountDetail['histogram']>,
  { label, numbers }: Labelled,
): Html {
  const bars = (shares: readonly number[]) =>
    shares.map((share, bar) => ({ share, from: (bar - 0.5) * width, to: (bar + 0.5) * width }))
  const steps = bars(synthetic).flatMap(({ share, from, to }) => [
    { at: from, share },
    { at: to, share },
  ])
  return drawn(
    [
      Plot.rectY(bars(real), { x1: 'from', x2: 'to', y: 'share', fill: 'var(--real)', inset: 0.5 }),
      Plot.line(steps, { x: 'at', y: 'share', stroke: 'var(--synthetic)', strokeWidth: 2 }),
    ],
    { label, numbers, ticks: wholeNumbers((real.length - 1) * width) },
  )
}

/** Distribution functions of the gaps between rows. */
export function gapChart({ spans, real, synthetic }: NonNullable<GapDetail['curve']>, labelled: Labelled): Html {
  const line = (shares: readonly number[], stroke: string, strokeDasharray: string) =>
    Plot.line(
      shares.map((share, point) => ({ span: spans[point], share })),
      { x: 'span', y: 'share', stroke, strokeDasharray, strokeWidth: 2 },
    )
  return drawn([line(real, 'var(--muted)', '5 3'), line(synthetic, 'var(--synthetic)', '')], { ...labelled, top: 1 })
}

/** About five whole numbers from 0 to a count. */
function wholeNumbers(most: number): number[] {
  const step = Math.max(1, Math.ceil(most / 5))
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, tick) => tick * step)
}

function drawn(
  marks: Plot.Markish[],
  { label, numbers, top, ticks }: Labelled & { readonly top?: number; readonly ticks?: readonly number[] },
): Html {
  return draw(
    {
      width: 340,
      height: 220,
      marginLeft: 48,
      x: { label: null, tickFormat: tickText(numbers), ticks: ticks === undefined ? 5 : [...ticks] },
      y: {
        ...{ label: null, grid: true, ticks: 5 },
        ...(top !== undefined && { domain: [0, top] }),
        tickFormat: (share: number) => `${numbers.decimal(100 * share)} %`,
      },
      marks: [...marks, Plot.ruleY([0])],
    },
    label,
  )
}
