/**
 * 53 bits of a text, spread evenly: two multiplicative hashes with their bits mixed (as MurmurHash3 ends). Texts that somebody
 * chooses can be made to collide where the seed is known: for sets within a process, whose seed is drawn. O(length).
 */
export function textHash(text: string, seed = 0): number {
  let [one, two] = [0x2f0b4c47 ^ seed, 0x5a1d93e3 ^ Math.imul(seed, 0x9e3779b1)]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    one = Math.imul(one ^ unit, 0x85ebca6b)
    two = Math.imul(two ^ (two >>> 15) ^ unit, 0xc2b2ae35)
  }
  return joined(one, two)
}

/** One number of 53 bits for two in their order. */
export function pairHash(first: number, second: number): number {
  const low = Math.imul((first | 0) ^ 0x5a1d93e3, 0x85ebca6b) ^ (second | 0)
  const high = Math.imul(((first / 4294967296) | 0) ^ 0x2f0b4c47, 0xc2b2ae35) ^ ((second / 4294967296) | 0)
  return joined(low ^ Math.imul(high, 0x9e3779b1), high ^ Math.imul(low, 0x27d4eb2f))
}

function joined(one: number, two: number): number {
  return (mixed(two ^ (one >>> 13)) >>> 11) * 4294967296 + (mixed(one ^ (two >>> 15)) >>> 0)
}

function mixed(word: number): number {
  let bits = word ^ (word >>> 16)
  bits = Math.imul(bits, 0x85ebca6b)
  bits ^= bits >>> 13
  bits = Math.imul(bits, 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
