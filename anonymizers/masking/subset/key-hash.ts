import type { Cells } from '../mask-rule.js'

/**
 * A number of 53 bits for each row's key: equal keys have equal numbers, and two others the same by a chance of 2^-53. Null where
 * a part is missing, for such a key points at nothing. No secret: numbers never leave the process.
 */
export function keyHashes(columns: readonly (Cells | undefined)[], rowCount: number): (number | null)[] {
  return Array.from({ length: rowCount }, (_, row) => {
    const texts: string[] = []
    for (const cells of columns) {
      const cell = cells?.[row] ?? null
      if (cell === null) return null
      texts.push(cell)
    }
    return texts.length === 1 ? textHash(texts[0]!) : textHash(texts.map((text) => `${text.length}:${text}`).join(''))
  })
}

/** 53 bits of a text, by two multiplicative hashes with their bits mixed (xorshift and multiply, as MurmurHash3 ends). */
export function textHash(text: string): number {
  let [one, two] = [0x2f0b4c47, 0x5a1d93e3]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    one = Math.imul(one ^ unit, 0x85ebca6b)
    two = Math.imul(two ^ unit, 0xc2b2ae35)
  }
  const [low, high] = [mixed(one ^ (two >>> 15)), mixed(two ^ (one >>> 13))]
  return (high >>> 11) * 4294967296 + (low >>> 0)
}

function mixed(word: number): number {
  let bits = word ^ (word >>> 16)
  bits = Math.imul(bits, 0x85ebca6b)
  bits ^= bits >>> 13
  bits = Math.imul(bits, 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
