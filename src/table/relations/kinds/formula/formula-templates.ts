import type { NumberColumn } from '../../../column.js'
import { quoteName } from '../../../expression/quote.js'

/** Beyond as many numeric columns besides the target only formulas of one column are tried. */
export const mostPaired = 40

/** A formula to try, of one column or two. */
export interface Template {
  readonly inputs: readonly NumberColumn[]
  /** Without its constant factor; names are quoted already. */
  readonly text: string
  readonly isScaled: boolean
  value(values: readonly number[]): number
}

/** Every formula to try: curves and multiples of one column; sums, differences, products and quotients of two. */
export function templatesOf(
  amounts: readonly NumberColumn[],
  unitOf: (name: string) => string | undefined,
): Template[] {
  const named = amounts.flatMap((column) => {
    const name = quoteName(column.name)
    return name === null ? [] : [{ column, name }]
  })
  const singles = named.flatMap(({ column, name }): Template[] => [
    { inputs: [column], text: name, isScaled: true, value: ([a]) => a! },
    ...curves.map(({ text, value }) => ({
      inputs: [column],
      text: text(name),
      isScaled: false,
      value: ([a]: readonly number[]) => value(a!),
    })),
  ])
  if (named.length > mostPaired + 1) return singles
  const pairs = named.flatMap((left, index) =>
    named.flatMap((right, other): Template[] => {
      if (index === other) return []
      const inputs = [left.column, right.column]
      const [a, b] = [left.name, right.name]
      const units = [left, right].map(({ column }) => unitOf(column.name))
      const areOfOneUnit = units.includes(undefined) || units[0] === units[1]
      const ordered: Template[] = [
        ...(areOfOneUnit
          ? [{ inputs, text: `${a} - ${b}`, isScaled: false, value: ([x, y]: readonly number[]) => x! - y! }]
          : []),
        { inputs, text: `${a} / ${b}`, isScaled: true, value: ([x, y]) => x! / y! },
        { inputs, text: `${a} / (${b} * ${b})`, isScaled: true, value: ([x, y]) => x! / (y! * y!) },
        { inputs, text: `${a} * ${b} * ${b}`, isScaled: true, value: ([x, y]) => x! * y! * y! },
      ]
      if (index > other) return ordered
      return [
        ...(areOfOneUnit
          ? [{ inputs, text: `${a} + ${b}`, isScaled: false, value: ([x, y]: readonly number[]) => x! + y! }]
          : []),
        { inputs, text: `${a} * ${b}`, isScaled: true, value: ([x, y]) => x! * y! },
        ...ordered,
      ]
    }),
  )
  return [...singles, ...pairs]
}

/** Of one column, beside its multiples. */
const curves: readonly { text(name: string): string; value(number: number): number }[] = [
  { text: (name) => `log(${name})`, value: Math.log },
  { text: (name) => `log10(${name})`, value: Math.log10 },
  { text: (name) => `log2(${name})`, value: Math.log2 },
  { text: (name) => `log(${name} + 1)`, value: Math.log1p },
  { text: (name) => `log10(${name} + 1)`, value: (number) => Math.log10(number + 1) },
  { text: (name) => `log2(${name} + 1)`, value: (number) => Math.log2(number + 1) },
  { text: (name) => `sqrt(${name})`, value: Math.sqrt },
  { text: (name) => `${name} * ${name}`, value: (number) => number * number },
  { text: (name) => `${name} * ${name} * ${name}`, value: (number) => number ** 3 },
  { text: (name) => `1 / ${name}`, value: (number) => 1 / number },
]
