import { type Column, isNumberKind } from '../../src/table/index.js'
import type { LinkedTableSchema } from '../../src/table/linked/index.js'

/** Keys of a release: numbers counted from 1, one a row, going on from batch to batch. Nothing of a real key is in them. */
export function keyColumn(
  { columns }: LinkedTableSchema,
  name: string,
  { count, numberOf }: { readonly count: number; readonly numberOf: (row: number) => number },
): Column {
  const kind = columns.find((column) => column.name === name)?.kind ?? 'identifier'
  if (isNumberKind(kind))
    return {
      type: 'number',
      name,
      values: Float64Array.from({ length: count }, (_, row) => numberOf(row)),
      valid: null,
    }
  const codeOf = new Map<number, number>()
  const codes = Int32Array.from({ length: count }, (_, row) => {
    const number = numberOf(row)
    const code = codeOf.get(number) ?? codeOf.size
    codeOf.set(number, code)
    return code
  })
  return { type: 'level', name, levels: Array.from(codeOf.keys(), String), codes }
}
