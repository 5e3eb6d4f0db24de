/** The sum of Luhn (ISO/IEC 7812-1): every second digit from the right, the last left out, is doubled. 0 modulo 10 is right. */
export function luhnSum(digits: string): number {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    const doubled = place % 2 === 0 ? digit : digit * 2
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum
}

export function hasLuhnKey(digits: string): boolean {
  return luhnSum(digits) % 10 === 0
}

/** The digit that makes `digits` and it right. */
export function luhnKey(digits: string): string {
  return String((10 - (luhnSum(`${digits}0`) % 10)) % 10)
}
