import { textHash } from '../../../src/math/index.js'
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
