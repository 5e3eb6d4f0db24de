import { guardedQuantiles } from '../../src/encode/index.js'
import {
  type Column,
  cellAt,
  columnLength,
  isMissing,
  isModelled,
  type NumberColumn,
  patientIndex,
  type Schema,
  type Table,
} from '../../src/table/index.js'
import { followUpTwins } from './follow-up-twins.js'
import { predictorNames } from './predictor-names.js'
import { type LeakingColumn, leakingColumns } from './target-leakage.js'

/** Something to predict, and from what. */
export interface Outcome {
  readonly name: string
  readonly task: 'classification' | 'regression'
  readonly features: readonly string[]
  /** Columns that tell the outcome by themselves in the training rows, and are no features for that. */
  readonly leaking: readonly LeakingColumn[]
  /** Of classification: the level that counts as 1, the rarer of the two most frequent in the training rows. */
  readonly positive: string | null
  /**
   * Of regression: numbers of at least five training patients that targets are cut at. A score in the outcome's own unit would
   * tell the largest one by itself.
   */
  readonly limits: { readonly low: number; readonly high: number } | null
}

/**
 * The schema's outcome columns with two levels in use or numbers. Features leave out other outcomes and the times of
 * events, which are known only after the outcome, and the columns that determine it in the training rows.
 */
export function outcomesOf(schema: Schema, train: Table): Outcome[] {
  const outcomes = schema.columns.filter((column) => column.role === 'outcome' && isModelled(column))
  const names = predictorNames(schema)
  const twins = followUpTwins(schema, train)
  return outcomes.flatMap(({ name }): Outcome[] => {
    const column = train.column(name)
    const levels = valueCounts(column)
    const isNumber = column.type === 'number' && levels.length > 2
    if (levels.length < 2) return []
    const task = isNumber ? 'regression' : 'classification'
    const positive = isNumber ? null : levels[1]![0]
    const limits = isNumber ? limitsOf(train, schema, column as NumberColumn) : null
    if (isNumber && limits === null) return []
    const { rows, targets } = targetsOf(train, { name, positive, limits })
    const told = leakingColumns(rows, targets, { names, task })
    const leaking = [...told, ...twins.filter((twin) => told.every((leak) => leak.name !== twin.name))]
    const features = names.filter((each) => leaking.every((leak) => leak.name !== each))
    return features.length === 0 ? [] : [{ name, task, features, leaking, positive, limits }]
  })
}

/** Rows where the outcome is present, and the outcome as numbers (1 is the positive level). */
export function targetsOf(
  table: Table,
  { name, positive, limits }: Pick<Outcome, 'name' | 'positive' | 'limits'>,
): { readonly rows: Table; readonly targets: Float64Array } {
  const column = table.column(name)
  const present = Array.from({ length: table.rowCount }, (_, row) => row).filter((row) => !isMissing(column, row))
  const targets = Float64Array.from(present, (row) => {
    const cell = cellAt(column, row)
    if (limits !== null) return Math.max(limits.low, Math.min(limits.high, cell as number))
    return positive === null ? (cell as number) : String(cell) === positive ? 1 : 0
  })
  return { rows: table.take(present), targets }
}

function limitsOf(train: Table, schema: Schema, column: NumberColumn): Outcome['limits'] {
  const present = Array.from(column.values, (_, row) => row).filter((row) => !isMissing(column, row))
  const patients = patientIndex(train, schema)
  const quantiles = guardedQuantiles(
    Float64Array.from(present, (row) => column.values[row]!),
    { patientOf: Int32Array.from(present, (row) => patients[row]!), step: 0 },
  )
  const [low, high] = [quantiles.nearest(0), quantiles.nearest(1)]
  return low === null || high === null ? null : { low, high }
}

/** Values in use, most frequent first, ties by text. */
function valueCounts(column: Column): [string, number][] {
  const counts = new Map<string, number>()
  for (let row = 0; row < columnLength(column); row++) {
    const cell = cellAt(column, row)
    if (cell !== null) counts.set(String(cell), (counts.get(String(cell)) ?? 0) + 1)
  }
  return [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
}
