import type { Interval } from '../../evaluators/index.js'

/** How a language writes numbers. */
export interface Numbers {
  /** Three decimals; small values that are not zero say so. */
  value(value: number): string
  /** Three decimals, also of small values. */
  interval(interval: Interval): string
  /** The ends of an interval that are written already. */
  range(low: string, high: string): string
  /** Whole numbers with thin spaces between thousands. */
  count(count: number): string
  /** Per cent with one decimal. */
  share(share: number): string
  /** As many decimals as said, none when not said. */
  decimal(value: number, digits?: number): string
}

/** Numbers with this decimal mark, this between the ends of an interval, and this before a per cent sign. */
export function numbersWith(mark: '.' | ',', { between, percent }: { between: string; percent: string }): Numbers {
  const decimal = (value: number, digits = 0) => value.toFixed(digits).replace('-', '−').replace('.', mark)
  const range = (low: string, high: string) => `[${low}${between}${high}]`
  return {
    decimal,
    range,
    value: (value) =>
      value !== 0 && Math.abs(value) < 0.0005 ? `${value < 0 ? '> −' : '< '}0${mark}001` : decimal(value, 3),
    interval: ([low, high]) => range(decimal(low, 3), decimal(high, 3)),
    count: (count) => String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f'),
    share: (share) => `${decimal(100 * share, 1)}${percent}%`,
  }
}
