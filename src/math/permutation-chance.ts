const enough = 20

/**
 * The p-value of a permutation test: `reaches` makes one permutation and says whether it comes up to what was observed. Stops at
 * twenty that do, or after `most` permutations (Besag & Clifford, Biometrika 78, 1991). Never 0.
 */
export function permutationChance(reaches: () => boolean, { most = 2_999 }: { readonly most?: number } = {}): number {
  let hits = 0
  for (let made = 1; made <= most; made++) {
    if (reaches()) hits++
    if (hits === enough) return enough / made
  }
  return (hits + 1) / (most + 1)
}
