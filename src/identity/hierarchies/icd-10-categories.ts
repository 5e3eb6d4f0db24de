/** Categories of three characters that ICD-10 (WHO, 2019) or a national version of it has, by their letter. */
const ranges: Readonly<Record<string, string>> = {
  A: '00-09 15-28 30-44 46 48-60 63-71 74-75 77-99',
  B: '00-10 15-27 30 33-60 64-83 85-92 94-99',
  C: '00-26 30-34 37-41 43-58 60-86 88 90-97 4A 7A 7B',
  D: '00-07 09-53 55-78 80-84 86 89 3A',
  E: '00-16 20-32 34-36 40-46 50-56 58-61 63-68 70-80 83-90',
  F: '00-07 09-25 28-34 38-45 48 50-55 59-66 68-73 78-84 88-95 98-99',
  G: '00-14 20-26 30-32 35-37 40-41 43-47 50-65 70-73 80-83 89-99',
  H: '00-06 10-11 13 15-22 25-28 30-36 40 42-55 57-62 65-75 80-83 90-95',
  I: '00-02 05-13 15-16 20-28 30-52 60-83 85-89 95-99 1A 5A',
  J: '00-06 09-18 20-22 30-47 60-70 80-82 84-86 90-96 98-99 4A',
  K: '00-14 20-23 25-31 35-38 40-46 50-52 55-68 70-77 80-83 85-87 90-95',
  L: '00-05 08 10-14 20-30 40-45 49-60 62-68 70-76 80-95 97-99',
  M: '00-27 30-36 40-43 45-51 53-54 60-63 65-68 70-73 75-77 79-97 99 1A',
  N: '00-08 10-23 25-37 39-53 60-65 70-77 80-99',
  O: '00-16 20-26 28-36 40-48 60-77 80-92 94-99 9A',
  P: '00-05 07-15 19-29 35-39 50-61 70-72 74-78 80-81 83-84 90-96',
  Q: '00-07 10-18 20-28 30-45 50-56 60-87 89-93 95-99',
  R: '00-07 09-23 25-27 29-37 39-65 68-99',
  S: '00-99',
  T: '00-71 73-76 78-88 90-98',
  U: '04 06-12 80-85 88-99',
  V: '00-06 09-99',
  W: '00-46 49-62 64-70 73-81 83-94 99',
  X: '00-06 08-54 57-99',
  Y: '00-38 40-66 69-98',
  Z: '00-05 08-99 3A',
}

let categories: ReadonlySet<string> | undefined

/** Whether a version of ICD-10 has the category; four in five of a letter and two digits are one. */
export function isIcdCategory(text: string): boolean {
  categories ??= new Set(Object.entries(ranges).flatMap(([letter, list]) => list.split(' ').flatMap(unfold(letter))))
  return categories.has(text)
}

/** Share of the hundred pairs of digits that are a category with this letter. */
export function icdCategoryShare(letter: string): number {
  const found = Array.from({ length: 100 }, (_, index) => letter + String(index).padStart(2, '0'))
  return found.filter(isIcdCategory).length / 100
}

function unfold(letter: string): (range: string) => string[] {
  return (range) => {
    const [from = '', to = from] = range.split('-')
    if (!/^\d+$/.test(from)) return [letter + from]
    return Array.from(
      { length: Number(to) - Number(from) + 1 },
      (_, index) => letter + String(Number(from) + index).padStart(2, '0'),
    )
  }
}
