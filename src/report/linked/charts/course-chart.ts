import * as Plot from '@observablehq/plot'
import type { CourseBand, DrawnCourses } from '../../../../evaluators/index.js'
import { draw, tickText } from '../../charts/draw.js'
import type { Numbers } from '../../format.js'
import type { Html } from '../../html.js'

interface Summed {
  readonly time: number
  readonly low: number | null
  readonly middle: number | null
  readonly high: number | null
}

/** Medians with bands from quartile to quartile of real and of synthetic people, and thin lines of single synthetic people. */
export function courseChart(
  { edges, real, synthetic, lines }: DrawnCourses,
  { label, numbers }: { readonly label: string; readonly numbers: Numbers },
): Html {
  const summed = (bands: readonly (CourseBand | null)[]): Summed[] =>
    bands.map((band, span) => ({
      time: (edges[span]! + edges[span + 1]!) / 2,
      low: band?.low ?? null,
      middle: band?.middle ?? null,
      high: band?.high ?? null,
    }))
  const single = lines.flatMap((line, person) => line.map(([time, value]) => ({ time, value, person })))
  const sides = [
    [summed(real), 'var(--muted)', '5 3'],
    [summed(synthetic), 'var(--synthetic)', ''],
  ] as const
  const tops = sides.flatMap(([bands]) => bands.flatMap(({ low, middle, high }) => [low, middle, high]))
  const shown = [...tops.filter((value) => value !== null), ...middleOf(single.map(({ value }) => value))]
  const axis = { label: null, tickFormat: tickText(numbers), ticks: 5 }
  return draw(
    {
      width: 340,
      height: 240,
      marginLeft: 48,
      x: { ...axis, domain: [edges[0]!, edges.at(-1)!] },
      y: { ...axis, grid: true, ...(shown.length > 0 && { domain: domainOf(shown) }), clamp: true },
      marks: [
        ...sides.map(([bands, colour]) =>
          Plot.areaY(bands, { x: 'time', y1: 'low', y2: 'high', fill: colour, fillOpacity: 0.18 }),
        ),
        Plot.line(single, {
          x: 'time',
          y: 'value',
          z: 'person',
          stroke: 'var(--synthetic)',
          strokeWidth: 0.7,
          strokeOpacity: 0.55,
        }),
        ...sides.map(([bands, colour, dash]) =>
          Plot.line(bands, { x: 'time', y: 'middle', stroke: colour, strokeWidth: 2.4, strokeDasharray: dash }),
        ),
      ],
    },
    label,
  )
}

/** The ends of the middle nine tenths. */
function middleOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b)
  return [0.05, 0.95].flatMap((share) => sorted[Math.round(share * (sorted.length - 1))] ?? [])
}

/** Bands and most of what single people have, with a little room: who leaves it is drawn at its rim. */
function domainOf(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = (high - low || Math.abs(high) || 1) * 0.08
  return [low >= 0 ? Math.max(0, low - room) : low - room, high + room]
}
