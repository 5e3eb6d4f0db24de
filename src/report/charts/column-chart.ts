import * as Plot from '@observablehq/plot'
import type { ColumnComparison, Distribution } from '../../../evaluators/index.js'
import type { Html } from '../html.js'
import { draw } from './draw.js'

type Histogram = Extract<Distribution, { type: 'histogram' }>
type Bars = Extract<Distribution, { type: 'bars' }>

const width = 340
const longestLabel = 18
const shareAxis = { label: null, percent: true, ticks: 4, tickFormat: (share: number) => `${share} %` }

/** One column, real in grey and synthetic in colour: histograms for numbers, bars with a tick for levels. */
export function columnChart({ name, kind, distribution }: ColumnComparison): Html {
  const label = `Distribution of ${name}: real and synthetic shares`
  return distribution.type === 'histogram'
    ? histogram(distribution, kind === 'datetime', label)
    : bars(distribution, label)
}

function histogram({ edges, real, synthetic }: Histogram, isTime: boolean, label: string): Html {
  const at = (edge: number | undefined) => (isTime ? new Date(edge ?? 0) : (edge ?? 0))
  const bins = real.map((share, bin) => ({
    from: at(edges[bin]),
    to: at(edges[bin + 1]),
    share,
    other: synthetic[bin] ?? 0,
  }))
  const outline = bins.flatMap(({ from, to, other }) => [
    { x: from, y: other },
    { x: to, y: other },
  ])
  return draw(
    {
      width,
      height: 170,
      marginLeft: 44,
      marginBottom: 28,
      x: isTime ? { type: 'utc', label: null, ticks: 5 } : { label: null, ticks: 5, tickFormat: String },
      y: { ...shareAxis, grid: true },
      marks: [
        Plot.rectY(bins, { x1: 'from', x2: 'to', y: 'share', fill: 'var(--real)', inset: 0.5 }),
        Plot.line(outline, { x: 'x', y: 'y', stroke: 'var(--synthetic)', strokeWidth: 2 }),
        Plot.ruleY([0]),
      ],
    },
    label,
  )
}

function bars({ levels, real, synthetic }: Bars, label: string): Html {
  const rows = levels.map((level, index) => ({ level, real: real[index] ?? 0, synthetic: synthetic[index] ?? 0 }))
  const longest = Math.min(longestLabel, Math.max(0, ...levels.map((level) => level.length)))
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
        tickFormat: (level: string) => (level.length > longestLabel ? `${level.slice(0, longestLabel - 1)}…` : level),
      },
      marks: [
        Plot.barX(rows, { y: 'level', x: 'real', fill: 'var(--real)', insetTop: 2, insetBottom: 2 }),
        Plot.tickX(rows, { y: 'level', x: 'synthetic', stroke: 'var(--synthetic)', strokeWidth: 3 }),
        Plot.ruleX([0]),
      ],
    },
    label,
  )
}
