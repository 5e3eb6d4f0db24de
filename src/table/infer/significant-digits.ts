import { type NumberNotation, numberReader } from '../cells/number.js'
import { numberShape } from './number-shape.js'

/** More digits are a measurement's own, or the noise of a reckoning. */
const mostDigits = 6
const leastPrecision = 3

/**
 * The most significant digits that any text of a column writes, where that and no number of decimals describes the column:
 * 0.00123, 0.456 and 78.9 have three. Undefined where decimals say as much. O(texts).
 */
export function significantDigits(
  texts: readonly string[],
  { precision, notation }: { readonly precision: number; readonly notation: NumberNotation },
): number | undefined {
  if (precision < leastPrecision) return undefined
  const read = numberReader(notation)
  let digits = 0
  let whole = 0
  for (const text of texts) {
    digits = Math.max(digits, digitsOf(numberShape(text)?.body ?? '', notation))
    if (digits > mostDigits) return undefined
    whole = Math.max(whole, Math.floor(Math.log10(Math.abs(read(text.trim()).value) || 1)) + 1)
  }
  return whole + precision > digits + 1 ? Math.max(1, digits) : undefined
}

function digitsOf(body: string, { decimal = '.' }: NumberNotation): number {
  const [mantissa = ''] = body.toLowerCase().split('e')
  const hasDecimals = mantissa.includes(decimal)
  const figures = mantissa.replace(/\D/g, '').replace(/^0+/, '')
  return (hasDecimals ? figures : figures.replace(/0+$/, '')).length
}
