import * as Plot from '@observablehq/plot'
import type { Interval } from '../../../evaluators/index.js'
import type { Numbers } from '../format.js'
import type { Html } from '../html.js'
import { draw, tickText } from './draw.js'

export interface IntervalRow {
  readonly name: string
  readonly value: number
  readonly interval: Interval
  readonly unseen: number | null
  readonly threshold: number | null
}

const longestLine = 26

/** Values with their intervals, one a line, beside unseen real rows and the threshold; dashes where an attacker guesses blindly. */
export function intervalChart(
  rows: readonly IntervalRow[],
  { label, blind, numbers }: { readonly label: string; readonly blind: number | null; readonly numbers: Numbers },
): Html {
  const ends = rows.flatMap(({ interval, unseen, threshold }) => [
    ...interval,
    unseen ?? interval[1],
    threshold ?? interval[1],
  ])
  const domain =
    blind === null
      ? [0, Math.min(1, Math.max(0.2, ...ends.map((end) => 1.05 * end)))]
      : [Math.min(0.4, ...ends), Math.max(0.7, ...ends)]
  return draw(
    {
      width: 420,
      height: rows.length * 34 + 44,
      marginLeft: 172,
      marginBottom: 30,
      x: { domain, label: null, grid: true, ticks: 5, tickFormat: tickText(numbers), clamp: true },
      y: {
        domain: rows.map(({ name }) => name),
        label: null,
        tickSize: 0,
        tickFormat: inTwoLines,
      },
      marks: [
        Plot.ruleX(blind === null ? [] : [blind], { stroke: 'currentColor', strokeDasharray: '4 4' }),
        Plot.tickX(
          rows.filter(({ threshold }) => threshold !== null),
          { y: 'name', x: 'threshold', stroke: 'var(--alarm)', strokeWidth: 2.5, insetTop: 3, insetBottom: 3 },
        ),
        Plot.ruleY(rows, {
          y: 'name',
          x1: (row: IntervalRow) => row.interval[0],
          x2: (row: IntervalRow) => row.interval[1],
          stroke: 'var(--synthetic)',
          strokeWidth: 3,
        }),
        Plot.dot(
          rows.filter(({ unseen }) => unseen !== null),
          { y: 'name', x: 'unseen', stroke: 'var(--unseen)', strokeWidth: 2, symbol: 'square', r: 5 },
        ),
        Plot.dot(rows, { y: 'name', x: 'value', fill: 'var(--synthetic)', r: 5 }),
      ],
    },
    label,
  )
}

/** Broken at the blank nearest to its middle when it is too long for a line. */
function inTwoLines(name: string): string {
  if (name.length <= longestLine) return name
  const blanks = [...name.matchAll(/ /g)].map(({ index }) => index)
  const away = (blank: number) => Math.abs(blank - name.length / 2)
  const middle = blanks.reduce((best, blank) => (away(blank) < away(best) ? blank : best), blanks[0] ?? name.length)
  return `${name.slice(0, middle)}\n${name.slice(middle + 1)}`
}
