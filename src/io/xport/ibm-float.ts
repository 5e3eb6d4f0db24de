const fractionBits = 56n

/** A double as IBM/360's eight bytes (base 16, 56 bits of fraction): exact. Undefined beyond its range, 16^63. */
export function ibmFloat(value: number): Uint8Array | undefined {
  const bytes = new Uint8Array(8)
  if (value === 0) return bytes
  const magnitude = Math.abs(value)
  // The power of 16 whose fraction is at least 1/16 and below 1.
  let power = Math.floor(Math.log2(magnitude) / 4) + 1
  while (scaled(magnitude, -power) >= 1) power++
  while (scaled(magnitude, -power) < 1 / 16) power--
  if (!Number.isFinite(magnitude) || power > 63) return undefined
  // Smaller than any: nothing is left of it.
  if (power < -64) return bytes
  let fraction = BigInt(scaled(magnitude, -power) * 2 ** Number(fractionBits))
  bytes[0] = (value < 0 ? 128 : 0) | (power + 64)
  for (let at = 7; at > 0; at--) {
    bytes[at] = Number(fraction & 255n)
    fraction >>= 8n
  }
  return bytes
}

/** Multiplied by a power of 16 in steps that no double overflows in. */
function scaled(value: number, power: number): number {
  const half = Math.trunc(power / 2)
  return value * 16 ** half * 16 ** (power - half)
}

/** What eight bytes mean; null for SAS's missing values (`.`, `._`, `.A` to `.Z`). Bytes that are left out are zero. */
export function fromIbmFloat(bytes: Uint8Array): number | null {
  const [first = 0, ...rest] = bytes
  const isRestZero = rest.every((byte) => byte === 0)
  if (isRestZero && (first === 0x2e || first === 0x5f || (first >= 0x41 && first <= 0x5a))) return null
  let fraction = 0n
  for (let at = 1; at < 8; at++) fraction = (fraction << 8n) | BigInt(bytes[at] ?? 0)
  if (fraction === 0n) return 0
  const value = scaled(Number(fraction) / 2 ** Number(fractionBits), (first & 127) - 64)
  return first & 128 ? -value : value
}

/** `.`, SAS's missing number. */
export const missingNumber = Uint8Array.of(0x2e, 0, 0, 0, 0, 0, 0, 0)
