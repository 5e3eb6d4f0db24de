/** ISO 7064 MOD 11,10. */
export function mod11And10(signs: string): string {
  let rest = 10
  for (const digit of signs) {
    const sum = (Number(digit) + rest) % 10
    rest = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return String((11 - rest) % 10)
}

/** ISO 7064 MOD 11-2. */
export function mod11And2(signs: string): string {
  let rest = 0
  for (const digit of signs) rest = ((rest + Number(digit)) * 2) % 11
  const key = (12 - rest) % 11
  return key === 10 ? 'X' : String(key)
}

const verhoeffProducts = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]
const verhoeffPlaces = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
]

/** Verhoeff's key (Error Detecting Decimal Codes, 1969). */
export function verhoeffKey(digits: string): string {
  let state = 0
  ;[...digits].reverse().forEach((digit, at) => {
    const placed = Number(verhoeffPlaces[(at + 1) % 8]?.[Number(digit)])
    state = Number(verhoeffProducts[state]?.[placed])
  })
  return '0432156789'[state] ?? '0'
}
