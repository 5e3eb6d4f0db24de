import { thresholdedCounts } from '../../../src/privacy/index.js'
import { type ColumnSchema, otherLevel, patientIndex, type Schema } from '../../../src/table/index.js'
import type { Purchase } from './purchase.js'

/**
 * Level columns with the levels that enough patients hold: noisy counts above a threshold, all columns for one charge. Others
 * become `(other)`. A patient holds as many levels of a column as rows that count.
 */
export async function buyLevels(
  columns: readonly ColumnSchema[],
  {
    rho,
    delta,
    ledger,
    rowsPerPatient,
    table,
    schema,
  }: Purchase & { readonly rho: number; readonly delta: number; readonly schema: Schema },
): Promise<ColumnSchema[]> {
  const mechanism = thresholdedCounts({ rho, delta, keysPerPatient: columns.length * rowsPerPatient })
  const charge = ledger.charge(
    'levels of columns: those of enough patients',
    mechanism,
    `a patient has at most ${rowsPerPatient === 1 ? 'one level' : `${rowsPerPatient} levels`} of each of ${columns.length} columns`,
  )
  const rows = await table()
  const patients = patientIndex(rows, schema)
  const keys = columns.flatMap(({ name }, at) => {
    const column = rows.column(name)
    if (column.type !== 'level') return []
    const holders = column.levels.map(() => new Set<number>())
    column.codes.forEach((code, row) => {
      if (code >= 0) holders[code]!.add(patients[row]!)
    })
    return column.levels.map((level, code) => ({ at, level, count: holders[code]!.size }))
  })
  // In an order that the rows' does not tell.
  keys.sort((one, other) => one.at - other.at || (one.level < other.level ? -1 : 1))
  const counts = mechanism.release(
    keys.map(({ count }) => count),
    charge,
  )
  return columns.map((column, at) => {
    const kept = keys.flatMap((key, place) => (key.at === at && !Number.isNaN(counts[place]!) ? [key.level] : []))
    const { rare: _rare, ...rest } = column
    // A boolean column has room for no third level.
    const isPair = column.kind === 'boolean' && kept.length === 2
    return isPair
      ? { ...rest, domain: 'bought', levels: kept, rare: 'missing' }
      : { ...rest, kind: 'categorical', domain: 'bought', levels: [...new Set([...kept, otherLevel])], rare: 'other' }
  })
}
