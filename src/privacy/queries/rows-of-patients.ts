import { MirrorwardError } from '../../errors.js'
import { patientIndex, type Schema, type Table } from '../../table/index.js'
import { below, type Entropy, systemEntropy } from '../randomness/index.js'
import { numberAt } from './axis.js'
import type { RowsOfPatient } from './question.js'

/** Which rows of a patient count: what was said, else the first by the schema's time, else any one. Throws `bad-option`. */
export function rowsChosen(schema: Schema, rows: RowsOfPatient | undefined): RowsOfPatient {
  if (schema.patient === undefined) {
    if (rows === undefined) return { most: 1 }
    throw new MirrorwardError('bad-option', 'rows of a patient are asked for, but the schema names no patient column')
  }
  if ((rows === 'first' || rows === 'last') && schema.time === undefined)
    throw new MirrorwardError('bad-option', `the ${rows} row of a patient needs a time in the schema, or say any`)
  return rows ?? (schema.time === undefined ? 'any' : 'first')
}

/**
 * The rows that count, so many of a patient at most: whoever has many moves no number by more. Among several, chance of the
 * operating system decides, never their order in the file. O(rows).
 */
export function rowsOfPatients(
  table: Table,
  {
    schema,
    rows,
    entropy = systemEntropy,
  }: { readonly schema: Schema; readonly rows: RowsOfPatient; readonly entropy?: Entropy },
): Uint32Array {
  if (schema.patient === undefined) return Uint32Array.from({ length: table.rowCount }, (_, row) => row)
  const most = typeof rows === 'object' ? rows.most : 1
  const patients = patientIndex(table, schema)
  const time = schema.time && table.has(schema.time.column) ? table.column(schema.time.column) : undefined
  const sign = rows === 'last' ? -1 : 1
  const rank = (row: number) => {
    if (time === undefined || typeof rows === 'object' || rows === 'any') return 0
    const moment = numberAt(time, row)
    return moment === undefined ? Number.POSITIVE_INFINITY : sign * moment
  }
  const order = shuffled(table.rowCount, entropy).sort((a, b) => patients[a]! - patients[b]! || rank(a) - rank(b))
  const kept: number[] = []
  let taken = 0
  order.forEach((row, at) => {
    taken = at > 0 && patients[order[at - 1]!] === patients[row] ? taken + 1 : 0
    if (taken < most) kept.push(row)
  })
  return Uint32Array.from(kept).sort()
}

function shuffled(count: number, entropy: Entropy): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, row) => row)
  for (let at = count - 1; at > 0; at--) {
    const other = below(at + 1, entropy)
    const row = order[at]!
    order[at] = order[other]!
    order[other] = row
  }
  return order
}
