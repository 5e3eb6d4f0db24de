import { ancestorsByLength, type Hierarchy } from './hierarchy.js'

/** Drugs by the WHO's anatomical, therapeutic and chemical groups: A10BA02 is an A10BA, an A10B, an A10, an A. */
export const atc: Hierarchy = {
  id: 'atc',
  title: 'ATC drug classes',
  contains: (code) => /^[A-DGHJLMNPRSV](?:\d{2}(?:[A-Z](?:[A-Z](?:\d{2})?)?)?)?$/.test(code),
  ancestorsOf: (code) => ancestorsByLength(code, [5, 4, 3, 1]),
}

/** Groups of the second level, by their letter (WHO, 2025). */
const groups = new Set(
  Object.entries({
    A: '01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16',
    B: '01 02 03 05 06',
    C: '01 02 03 04 05 07 08 09 10',
    D: '01 02 03 04 05 06 07 08 09 10 11',
    G: '01 02 03 04',
    H: '01 02 03 04 05',
    J: '01 02 04 05 06 07',
    L: '01 02 03 04',
    M: '01 02 03 04 05 09',
    N: '01 02 03 04 05 06 07',
    P: '01 02 03',
    R: '01 02 03 05 06 07',
    S: '01 02 03',
    V: '01 03 04 06 07 08 09 10 20',
  }).flatMap(([letter, numbers]) => numbers.split(' ').map((number) => letter + number)),
)

/** Whether ATC has the group of the second level; one in fifteen of its letters and two digits is one. */
export function isAtcGroup(text: string): boolean {
  return groups.has(text)
}
