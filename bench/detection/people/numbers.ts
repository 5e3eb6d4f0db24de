import type { Rng } from '../../../src/math/index.js'

/** `length` digits, the first not 0 unless asked. */
export function digits(rng: Rng, length: number, { leadingZero = true } = {}): string {
  return Array.from({ length }, (_, at) => (at === 0 && !leadingZero ? 1 + rng.below(9) : rng.below(10))).join('')
}

/** `digits` with the last one that Luhn's check asks for after a silent `prefix`. */
export function withLuhn(body: string, prefix = ''): string {
  let sum = 0
  const all = [...(prefix + body)].reverse()
  all.forEach((digit, at) => {
    const twice = at % 2 === 0 ? Number(digit) * 2 : Number(digit)
    sum += twice > 9 ? twice - 9 : twice
  })
  return body + ((10 - (sum % 10)) % 10)
}

/** A NIR with its key, 15 characters; `area` is the INSEE code of the commune of birth. */
export function nirOf(
  { sex, born, area }: { readonly sex: 'f' | 'm'; readonly born: Date; readonly area: string },
  rng: Rng,
): string {
  const yearMonth = born.toISOString().slice(2, 7).replace('-', '')
  const body = `${sex === 'm' ? 1 : 2}${yearMonth}${area}${String(1 + rng.below(899)).padStart(3, '0')}`
  const number =
    BigInt(body.replace('A', '0').replace('B', '0')) - (/A/.test(body) ? 1000000n : /B/.test(body) ? 2000000n : 0n)
  return body + String(97n - (number % 97n)).padStart(2, '0')
}

/** A French IBAN: bank, counter, account, RIB key and check digits. */
export function frenchIban(rng: Rng): string {
  const bank = ['30004', '20041', '10278', '14707'][rng.below(4)]!
  const counter = digits(rng, 5)
  const account = digits(rng, 11)
  const rest = (BigInt(bank) * 89n + BigInt(counter) * 15n + BigInt(account) * 3n) % 97n
  const bban = bank + counter + account + String(97n - rest).padStart(2, '0')
  return `FR${checkDigits('FR', bban)}${bban}`
}

export function britishIban(rng: Rng): string {
  const bank = ['BARC', 'LOYD', 'NWBK', 'HBUK'][rng.below(4)]!
  const bban = bank + digits(rng, 14)
  return `GB${checkDigits('GB', bban)}${bban}`
}

/** ISO 7064 mod 97-10 over the BBAN, the country and 00. */
function checkDigits(country: string, bban: string): string {
  const number = [...`${bban}${country}00`].map((sign) => Number.parseInt(sign, 36)).join('')
  return String(98n - (BigInt(number) % 97n)).padStart(2, '0')
}

export function ssnOf(rng: Rng): string {
  let area = 1 + rng.below(898)
  while (area === 666) area = 1 + rng.below(898)
  const group = String(1 + rng.below(99)).padStart(2, '0')
  return `${String(area).padStart(3, '0')}-${group}-${String(1 + rng.below(9999)).padStart(4, '0')}`
}

/** A number of the British health service: nine digits and a check modulo 11. */
export function nhsNumber(rng: Rng): string {
  for (;;) {
    const body = digits(rng, 9, { leadingZero: false })
    const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (10 - at), 0)
    const check = (11 - (sum % 11)) % 11
    if (check !== 10) return body + check
  }
}

export function npiOf(rng: Rng): string {
  return withLuhn(`1${digits(rng, 8)}`, '80840')
}

export function rppsOf(rng: Rng): string {
  return withLuhn(`10${digits(rng, 8)}`)
}

/** `text` cut in groups of the given lengths, the last one taking what is left. */
export function grouped(text: string, lengths: readonly number[], between = ' '): string {
  const parts: string[] = []
  let at = 0
  for (const length of lengths) {
    parts.push(text.slice(at, at + length))
    at += length
  }
  if (at < text.length) parts.push(text.slice(at))
  return parts.filter((part) => part !== '').join(between)
}
