import { permutation, type Rng } from '../src/math/index.js'
import { patientIndex, type Schema, Table, takeRows } from '../src/table/index.js'
import type { ControlName, EvaluationContext } from './metric.js'

/** What a metric is computed on in the synthetic table's place. */
export type ControlTables = Pick<EvaluationContext, 'synthetic' | 'reference'>

/**
 * The three tables every number stands beside. Independent marginals: as given, or the training columns each shuffled. A
 * copy of the training rows. Unseen real rows: the reference rows stand as synthetic; for a metric that uses the reference,
 * half of them do and the other half remains the reference.
 */
export function controlTables(
  context: Pick<EvaluationContext, 'schema' | 'train' | 'reference'>,
  { independentMarginals, rng }: { readonly independentMarginals?: Table | undefined; readonly rng: Rng },
): (usesReference: boolean) => Readonly<Record<ControlName, ControlTables>> {
  const { schema, train, reference } = context
  const [unseen, rest] = halves(reference, schema, rng.fork('unseen-real'))
  const independent = independentMarginals ?? shuffledColumns(train, rng.fork('independent-marginals'))
  return (usesReference) => ({
    'unseen-real': usesReference ? { synthetic: unseen, reference: rest } : { synthetic: reference, reference },
    'independent-marginals': { synthetic: independent, reference },
    'copy-of-train': { synthetic: train, reference },
  })
}

function shuffledColumns(table: Table, rng: Rng): Table {
  return Table.of(
    table.columns.map((column) => takeRows(column, permutation(table.rowCount, rng.fork(column.name)))),
    table.rowCount,
  )
}

/** Two halves by patient. */
function halves(table: Table, schema: Schema, rng: Rng): [Table, Table] {
  const patientOf = patientIndex(table, schema)
  const order = permutation(new Set(patientOf).size, rng)
  const rows = Array.from({ length: table.rowCount }, (_, row) => row)
  const isFirst = (row: number) => order[patientOf[row]!]! % 2 === 0
  return [table.take(rows.filter(isFirst)), table.take(rows.filter((row) => !isFirst(row)))]
}
