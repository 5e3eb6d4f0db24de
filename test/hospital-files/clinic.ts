import type { Rng } from '../../src/math/index.js'

/** A table of texts as somebody's export holds it; blanks are empty cells. */
export interface ExportedTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export const day = 86_400_000

export function pick<Each>(rng: Rng, each: readonly Each[]): Each {
  return each[rng.below(each.length)]!
}

/** One of `each` by its weight. */
export function pickBy<Each>(rng: Rng, each: readonly (readonly [Each, number])[]): Each {
  const total = each.reduce((sum, [, weight]) => sum + weight, 0)
  let left = rng.uniform() * total
  for (const [value, weight] of each) {
    left -= weight
    if (left < 0) return value
  }
  return each.at(-1)![0]
}

/** A normal draw, kept within [low, high]. */
export function around(
  rng: Rng,
  {
    mean,
    spread,
    low,
    high,
  }: { readonly mean: number; readonly spread: number; readonly low: number; readonly high: number },
): number {
  return Math.min(high, Math.max(low, mean + spread * rng.normal()))
}

/** Digits that say nothing about anybody. */
export function digits(rng: Rng, count: number): string {
  return Array.from({ length: count }, () => String(rng.below(10))).join('')
}

/** The parts of a moment, two digits each where the calendar has two. */
export function parts(moment: number) {
  const iso = new Date(moment).toISOString()
  const [year, month, dayOfMonth] = iso.slice(0, 10).split('-') as [string, string, string]
  return { year, month, day: dayOfMonth, hour: iso.slice(11, 13), minute: iso.slice(14, 16) }
}

/** Lines of delimited text; cells with the delimiter, a quote or a line break are quoted. */
export function delimited({ header, rows }: ExportedTable, delimiter: string, lineEnd = '\n'): string {
  const frame = (cell: string) =>
    cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
  return [header, ...rows].map((row) => row.map(frame).join(delimiter) + lineEnd).join('')
}
