import { momentOf } from '../moments.js'
import type { Cell, SegmentKind } from './segment.js'

/** HL7 table 0001, as FHIR writes sex. */
const genders: Readonly<Record<string, string>> = {
  M: 'male',
  F: 'female',
  O: 'other',
  A: 'other',
  U: 'unknown',
  N: 'unknown',
}

/** Sex, birth, death, categories and the state: no name, address, number or mother. */
export const pid: SegmentKind = {
  segment: 'PID',
  table: 'patient',
  row: (segment) => ({
    cells: {
      gender: mapped(segment.value(8), (code) => genders[code.toUpperCase()]),
      birth_date: mapped(segment.value(7), (text) => momentOf(text)?.slice(0, 10)),
      deceased: mapped(segment.value(29), momentOf),
      race: mapped(segment.value(10), category),
      ethnicity: mapped(segment.value(22), category),
      state: segment.value(11, { component: 4 }),
    },
  }),
}

/** What deletes stays so. */
export function mapped(value: string | null | undefined, map: (text: string) => string | undefined): Cell {
  return typeof value === 'string' ? map(value) : value
}

/** Categories of the CDC's code system alone: other codes were made up by the sender. */
function category(code: string): string | undefined {
  return /^\d{4}-\d$/.test(code) ? code : undefined
}
