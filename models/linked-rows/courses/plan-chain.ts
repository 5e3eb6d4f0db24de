import { partsOf, relationsOf } from '../../../src/table/index.js'
import { childrenOf, groupsOf, type LinkedSchema } from '../../../src/table/linked/index.js'
import { cellsOfNumber, columnSchema, type DerivationOf, type Family } from './derivation.js'

/** Parents with two rows, at least, for their rows to follow each other by no chance. */
const fewestParents = 10

/**
 * That a row ends when the next of its parent begins, in all rows (intervals of a counting process): a column of the kind of the
 * time that others do not speak of, but that it is no earlier than the time. O(columns × rows).
 */
export function planChain(
  schema: LinkedSchema,
  { own, above, schema: child, parentRows }: Family,
  free: (wanted: string) => string,
): DerivationOf<'chain'> | undefined {
  const { name: table, time } = child
  if (time === undefined || childrenOf(schema, table).length > 0) return undefined
  const kind = columnSchema(child, time.column).kind
  if (kind !== 'numeric' && kind !== 'datetime') return undefined
  const begins = cellsOfNumber(own, time.column)
  const groups = groupsOf(parentRows)
  if (begins.some(Number.isNaN) || groups.filter(({ start, end }) => end - start > 1).length < fewestParents)
    return undefined
  const others = new Set(
    relationsOf(child).flatMap((relation) => {
      const { column, inputs } = partsOf(relation)
      const all = [column, ...inputs]
      return relation.type === 'order' && all.includes(time.column) ? [] : all
    }),
  )
  const found = child.columns.find(({ name, kind: own }) => {
    if (own !== kind || name === time.column || others.has(name)) return false
    if ((child.courses ?? []).some(({ type, column }) => column === name && type !== 'monotone')) return false
    return follows(name)
  })
  if (found === undefined) return undefined
  const column = found.name
  const ends = cellsOfNumber(own, column)
  const until = time.until === undefined ? undefined : cellsOfNumber(above, time.until)
  const isWithin = until && groups.every(({ parent, end }) => ends[end - 1]! <= until[parent]!)
  const last = free(`last ${column} of ${table}`)
  return { type: 'chain', table, column, last, ...(isWithin && { within: time.until! }) }

  function follows(name: string): boolean {
    const cells = cellsOfNumber(own, name)
    return groups.every(({ start, end }) => {
      for (let row = start; row < end; row++)
        if (!(cells[row]! >= begins[row]!) || (row + 1 < end && cells[row] !== begins[row + 1])) return false
      return true
    })
  }
}
