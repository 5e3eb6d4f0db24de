import * as Plot from '@observablehq/plot'
import type { ColumnComparison, Distribution } from '../../../evaluators/index.js'
import type { Numbers } from '../format.js'
import type { Html } from '../html.js'
import { draw, tickText } from './draw.js'

type Histogram = Extract<Distribution, { type: 'histogram' }>
type Bars = Extract<Distribution, { type: 'bars' }>

export interface ColumnChartOptions {
  readonly label: string
  readonly numbers: Numbers
  /** Says what pooled levels are called. */
  readonly say: (text: string) => string
}

const width = 340
const longestLabel = 18
const shareAxis = { label: null, percent: true, ticks: 4, tickFormat: (share: number) => `${share} %` }

/**
 * One column: real in grey, synthetic as a thick line, unseen real rows as a dashed one. Histograms for numbers, bars with
 * ticks for levels.
 */
export function columnChart({ kind, distribution }: ColumnComparison, options: ColumnChartOptions): Html {
  return distribution.type === 'histogram'
    ? histogram(distribution, { ...options, isTime: kind === 'datetime' })
    : bars(distribution, options)
}

function histogram(
  { edges, real, synthetic, unseen }: Histogram,
  { isTime, label, numbers }: ColumnChartOptions & { readonly isTime: boolean },
): Html {
  const at = (edge: number | undefined) => (isTime ? new Date(edge ?? 0) : (edge ?? 0))
  const bins = real.map((share, bin) => ({
    from: at(edges[bin]),
    to: at(edges[bin + 1]),
    share,
  }))
  const outline = (shares: readonly number[]) =>
    shares.flatMap((share, bin) => [
      { x: at(edges[bin]), y: share },
      { x: at(edges[bin + 1]), y: share },
    ])
  const line = { x: 'x', y: 'y' }
  return draw(
    {
      width,
      height: 170,
      marginLeft: 44,
      marginBottom: 28,
      x: isTime ? { type: 'utc', label: null, ticks: 5 } : { label: null, ticks: 5, tickFormat: tickText(numbers) },
      y: { ...shareAxis, grid: true },
      marks: [
        Plot.rectY(bins, { x1: 'from', x2: 'to', y: 'share', fill: 'var(--real)', inset: 0.5 }),
        unseen && Plot.line(outline(unseen), { ...line, stroke: 'var(--unseen)', strokeDasharray: '3 2' }),
        Plot.line(outline(synthetic), { ...line, stroke: 'var(--synthetic)', strokeWidth: 2 }),
        Plot.ruleY([0]),
      ],
    },
    label,
  )
}

function bars({ levels, real, synthetic, unseen }: Bars, { label, say }: ColumnChartOptions): Html {
  const rows = levels.map((level, index) => ({
    level,
    real: real[index] ?? 0,
    synthetic: synthetic[index] ?? 0,
    unseen: unseen?.[index] ?? 0,
  }))
  const names = levels.map((level, index) => (index === levels.length - 1 ? say(level) : level))
  const nameOf = (level: string) => names[levels.indexOf(level)] ?? level
  const longest = Math.min(longestLabel, Math.max(0, ...names.map((name) => name.length)))
  return draw(
    {
      width,
      height: Math.max(90, rows.length * 20 + 40),
      marginLeft: 16 + longest * 6.4,
      marginBottom: 28,
      x: { ...shareAxis, grid: true },
      y: {
        label: null,
        domain: levels,
        tickFormat: (level: string) =>
          nameOf(level).length > longestLabel ? `${nameOf(level).slice(0, longestLabel - 1)}…` : nameOf(level),
      },
      marks: [
        Plot.barX(rows, { y: 'level', x: 'real', fill: 'var(--real)', insetTop: 2, insetBottom: 2 }),
        unseen && Plot.tickX(rows, { y: 'level', x: 'unseen', stroke: 'var(--unseen)', strokeDasharray: '3 2' }),
        Plot.tickX(rows, { y: 'level', x: 'synthetic', stroke: 'var(--synthetic)', strokeWidth: 3 }),
        Plot.ruleX([0]),
      ],
    },
    label,
  )
}
