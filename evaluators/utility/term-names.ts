import { fewestPeople, patientIndex, type Schema, type Table } from '../../src/table/index.js'

/** What stands for a level that few people hold, in the name of a term. */
export const fewPeople = 'a level held by fewer than five'

/**
 * The names of terms, with no level in them that fewer than five people of the training rows hold: `diagnosis = a level held by
 * fewer than five`, and a number where a column has several. Terms stay as many and as different. O(rows × columns).
 */
export function termNames(
  names: readonly string[],
  { train, schema }: { readonly train: Table; readonly schema: Schema },
) {
  const few = termsOfFew(train, schema)
  const used = new Map<string, number>()
  return names.map((name) => {
    const column = few.get(name)
    if (column === undefined) return name
    const times = (used.get(column) ?? 0) + 1
    used.set(column, times)
    return `${column} = ${fewPeople}${times === 1 ? '' : ` (${times})`}`
  })
}

/** `column = level` of levels that few people hold, with the column. */
function termsOfFew(train: Table, schema: Schema): ReadonlyMap<string, string> {
  const patientOf = patientIndex(train, schema)
  const few = new Map<string, string>()
  for (const column of train.columns) {
    if (column.type !== 'level') continue
    const holders = column.levels.map(() => new Set<number>())
    column.codes.forEach((code, row) => {
      if (code >= 0) holders[code]?.add(patientOf[row]!)
    })
    column.levels.forEach((level, code) => {
      if (holders[code]!.size < fewestPeople) few.set(`${column.name} = ${level}`, column.name)
    })
  }
  return few
}
