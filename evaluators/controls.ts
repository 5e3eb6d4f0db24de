import { permutation, type Rng } from '../src/math/index.js'
import { patientIndex, type Schema, Table, takeRows } from '../src/table/index.js'
import { gaussianCopula } from './gaussian-copula.js'
import type { ControlName, EvaluationContext } from './metric.js'
import type { Task } from './run-task.js'
import type { EvaluationTables } from './table-sample.js'

/** Which tables stand in for synthetic and reference. */
export type Stand = Pick<Task, 'synthetic' | 'reference'>

/**
 * The four tables every number stands beside. Unseen real rows: the reference rows stand as synthetic; for a metric that
 * uses the reference, half of them do and the other half remains the reference. Independent columns. The training columns under a Gaussian copula. A copy of train.
 */
export function controlStands(usesReference: boolean): Readonly<Record<ControlName, Stand>> {
  return {
    'unseen-real': usesReference
      ? { synthetic: 'unseen-half', reference: 'reference-half' }
      : { synthetic: 'reference', reference: 'reference' },
    'independent-marginals': { synthetic: 'independent', reference: 'reference' },
    'gaussian-copula': { synthetic: 'copula', reference: 'reference' },
    'copy-of-train': { synthetic: 'train', reference: 'reference' },
  }
}

/** The tables of an evaluation with those of its controls; independent columns as given, or the training columns each shuffled. */
export function tablesWithControls(
  { schema, train, holdout, reference, synthetic }: EvaluationContext,
  { independentMarginals, rng }: { readonly independentMarginals?: Table | undefined; readonly rng: Rng },
): EvaluationTables {
  const [unseen, rest] = halves(reference, schema, rng.fork('unseen-real'))
  const independent = independentMarginals ?? shuffledColumns(train, rng.fork('independent-marginals'))
  const copula = gaussianCopula(train, schema, rng.fork('gaussian-copula'))
  return { train, holdout, reference, synthetic, independent, copula, 'unseen-half': unseen, 'reference-half': rest }
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
