import { ancestorsByLength, type Hierarchy } from './hierarchy.js'

/** First category of each chapter of ICD-10 (WHO, 2019), in order; a chapter ends before the next. */
const chapters = [
  ...['A00', 'C00', 'D50', 'E00', 'F00', 'G00', 'H00', 'H60', 'I00', 'J00', 'K00', 'L00', 'M00', 'N00', 'O00', 'P00'],
  ...['Q00', 'R00', 'S00', 'U00', 'V00', 'Z00'],
] as const
const ends = [
  ...['B99', 'D49', 'D89', 'E90', 'F99', 'G99', 'H59', 'H95', 'I99', 'J99', 'K95', 'L99', 'M99', 'N99', 'O9A', 'P96'],
  ...['Q99', 'R99', 'T98', 'U99', 'Y99', 'Z99'],
] as const

/** Diagnoses of ICD-10, with or without the dot: E11.65 is an E11.6, an E11, and of the chapter E00-E90. */
export const icd10: Hierarchy = {
  id: 'icd-10',
  title: 'ICD-10 diagnoses',
  contains: (code) =>
    /^[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z+*-]{1,4})?$/.test(code) || chapters.some((_, at) => chapterOf(at) === code),
  ancestorsOf(code) {
    if (code.includes('-')) return []
    const lengths = code.includes('.') ? [6, 5, 3] : [5, 4, 3]
    const place = chapters.findLastIndex((first) => first <= code.slice(0, 3))
    return [...ancestorsByLength(code, lengths), ...(place < 0 ? [] : [chapterOf(place)])]
  },
}

function chapterOf(place: number): string {
  return `${chapters[place]}-${ends[place]}`
}
