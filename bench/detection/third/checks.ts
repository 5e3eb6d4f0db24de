/** The digit that Luhn's sum asks for after `body`. */
export function luhn(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}

/** Sum of digits times weights. */
export function weighted(body: string, weights: readonly number[]): number {
  return [...body].reduce((total, digit, at) => total + Number(digit) * (weights[at] ?? 0), 0)
}

/** The check digit of EAN-13, GTIN-14, GLN, AHV: weights 3 and 1 from the right. */
export function ean(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
  return String((10 - (sum % 10)) % 10)
}

export function modulo(digits: string, by: number): number {
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % by, 0)
}

/** Verhoeff's digit, by the dihedral group of ten and its permutation. */
export function verhoeff(body: string): string {
  const times = (a: number, b: number): number =>
    a < 5 ? (b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5)) : b < 5 ? 5 + ((a - b) % 5) : (5 + a - b) % 5
  const step = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
  const moved = (digit: number, count: number): number =>
    Array.from({ length: count }).reduce<number>((at) => step[at] ?? 0, digit)
  const sum = [...body].reverse().reduce((total, digit, at) => times(total, moved(Number(digit), (at + 1) % 8)), 0)
  return String([0, 4, 3, 2, 1, 5, 6, 7, 8, 9][sum])
}

/** ISO 7064, MOD 11,10, as the German tax number has it. */
export function iso7064(body: string): string {
  const product = [...body].reduce((rest, digit) => {
    const sum = (Number(digit) + rest) % 10
    return ((sum === 0 ? 10 : sum) * 2) % 11
  }, 10)
  return String((11 - product) % 10)
}

/** An IBAN of a country and its account: letters count ten and more, the whole leaves 1 by 97. */
export function iban(country: string, account: string): string {
  const digits = [...`${account}${country}00`].map((sign) => Number.parseInt(sign, 36)).join('')
  return `${country}${String(98 - modulo(digits, 97)).padStart(2, '0')}${account}`
}
