import type { ColumnSchema } from '../schema.js'

const plainPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
const commaPattern = /^[+-]?(?:\d+,?\d*|,\d+)(?:[eE][+-]?\d+)?$/

export type DecimalMark = '.' | ','

/** The number a text writes, or NaN. Nothing is guessed: no blanks, no grouping, no words. */
export function parseNumber(text: string, decimalMark: DecimalMark = '.'): number {
  if (decimalMark === '.') return plainPattern.test(text) ? Number(text) : Number.NaN
  return commaPattern.test(text) ? Number(text.replace(',', '.')) : Number.NaN
}

/** Decimals a text writes: 2 for `4.10`, 0 for `4` and for `4e2`, 3 for `1.5e-2`. */
export function decimalsOf(text: string, decimalMark: DecimalMark = '.'): number {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e')
  const decimals = mantissa.split(decimalMark)[1]?.length ?? 0
  return Math.max(0, decimals - Number(exponent))
}

/** How a numeric column's texts are read: the number, or NaN. */
export function numberReader({ decimal = '.' }: ColumnSchema): (text: string) => number {
  return (text) => parseNumber(text, decimal)
}

/** How a numeric column's values are written. */
export function numberWriter({ decimal = '.' }: Pick<ColumnSchema, 'decimal'>): (value: number) => string {
  return decimal === ',' ? (value) => String(value).replace('.', ',') : String
}
