/** First categories of the blocks of ICD-10 (WHO, 2019), by letter; a block ends before the next one. */
const firsts: Readonly<Record<string, string>> = {
  A: '00 15 20 30 50 65 70 75 80 90',
  B: '00 15 20 25 35 50 65 85 90 95 99',
  C: '00 15 30 40 43 45 50 51 60 64 69 73 76 81 97',
  D: '00 10 37 50 55 60 65 70 80',
  E: '00 10 15 20 40 50 65 70',
  F: '00 10 20 30 40 50 60 70 80 90 99',
  G: '00 10 20 30 35 40 50 60 70 80 90',
  H: '00 10 15 25 30 40 43 46 49 53 55 60 65 80 90',
  I: '00 05 10 20 26 30 60 70 80 95',
  J: '00 09 20 30 40 60 80 85 90 95',
  K: '00 20 35 40 50 55 65 70 80 90',
  L: '00 10 20 40 50 55 60 80',
  M: '00 05 15 20 30 40 45 50 60 65 70 80 86 91 95',
  N: '00 10 17 20 25 30 40 60 70 80 99',
  O: '00 10 20 30 60 80 85 95',
  P: '00 05 10 20 35 50 70 75 80 90',
  Q: '00 10 20 30 35 38 50 60 65 80 90',
  R: '00 10 20 25 30 40 47 50 70 80 83 90 95',
  S: '00 10 20 30 40 50 60 70 80 90',
  T: '00 08 15 20 26 29 33 36 51 66 79 80 90',
  U: '00 80',
  V: '01 10 20 30 40 50 60 70 80 90 95 98',
  W: '00 20 50 65 75 85',
  X: '00 10 20 30 40 50 58 60 85',
  Y: '00 10 35 40 60 70 83 85 90 95',
  Z: '00 20 30 40 55 70 80',
}

let blocks: readonly string[] | undefined

function known(): readonly string[] {
  blocks ??= Object.entries(firsts).flatMap(([letter, numbers]) => numbers.split(' ').map((number) => letter + number))
  return blocks
}

/** The block of a category of three characters, by its ends: E11 lies in E10-E14; the last of a letter ends with 99. */
export function icdBlockOf(category: string): string {
  const all = known()
  const at = all.findLastIndex((each) => each <= category && each[0] === category[0])
  const first = all[at]
  if (first === undefined) return category
  const next = all[at + 1]
  const last = next?.[0] === first[0] ? String(Number(next!.slice(1)) - 1).padStart(2, '0') : '99'
  return last === first.slice(1) ? first : `${first}-${first[0]}${last}`
}
