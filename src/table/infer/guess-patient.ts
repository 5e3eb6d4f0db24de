import type { Column } from '../column.js'
import { numbersAsLevels } from '../number-levels.js'
import type { ColumnSchema } from '../schema.js'
import type { Table } from '../table.js'
import { nameEvidence } from './name-evidence.js'

/** What a patient has once: where it is constant within a number, that number is the patient's. */
const staticName = /(^|[^a-z])(sex|sexe|gender|dob|birth|birth_?date|naissance|date_naissance|race)([^a-z]|$)/i

/**
 * The record number that tells whose row it is: by its name first, then by rows that it groups, in which sex and birth do
 * not change. One that changes them within its rows is nobody's. O(identifiers × rows).
 */
export function guessPatient(raw: Table, columns: readonly ColumnSchema[]): string | undefined {
  const statics = columns
    .filter(({ name, kind }) => staticName.test(name) && kind !== 'text' && kind !== 'identifier')
    .map(({ name }) => codesOf(raw.column(name)))
  const scored = columns
    .filter(({ kind }) => kind === 'identifier')
    .map(({ name }) => ({ name, score: scoreOf(name, { raw, statics }) }))
    .filter(({ score }) => score >= 2)
  return scored.sort((a, b) => b.score - a.score)[0]?.name
}

function scoreOf(
  name: string,
  { raw, statics }: { readonly raw: Table; readonly statics: readonly Int32Array[] },
): number {
  const { person, words } = nameEvidence(name)
  const isGeneric = words.length <= 2 && words[0] === 'id'
  const codes = codesOf(raw.column(name))
  const distinct = new Set(codes).size
  const isRepeated = distinct < 0.98 * codes.length
  const agreement = statics.length === 0 ? 0 : Math.min(...statics.map((each) => agreementOf(codes, each)))
  if (isRepeated && statics.length > 0 && agreement < 0.9) return 0
  if (person) return isRepeated ? 6 : 4
  if (isGeneric) return isRepeated ? 5 : 3
  const isSomebodyElses =
    /npi|rpps|doctor|provider|prescri|medecin|physician|visit|encounter|claim|order|sejour|iep/i.test(name)
  return isRepeated && !isSomebodyElses && statics.length > 0 ? 2 + agreement : 0
}

/** Share of rows after the first of their number that have the first's value. 1 when no number repeats. */
function agreementOf(codes: Int32Array, values: Int32Array): number {
  const firstOf = new Map<number, number>()
  let repeated = 0
  let agreeing = 0
  codes.forEach((code, row) => {
    const value = values[row]!
    if (code < 0 || value < 0) return
    const first = firstOf.get(code)
    if (first === undefined) firstOf.set(code, value)
    else {
      repeated++
      if (first === value) agreeing++
    }
  })
  return repeated === 0 ? 1 : agreeing / repeated
}

function codesOf(column: Column): Int32Array {
  return (column.type === 'level' ? column : numbersAsLevels(column)).codes
}
