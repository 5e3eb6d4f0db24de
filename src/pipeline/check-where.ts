import {
  type ColumnSchema,
  evaluateExpression,
  fewestPeople,
  isModelled,
  levelCounts,
  parseExpression,
  type Schema,
  type Table,
  whereOf,
  withoutRareLevels,
} from '../table/index.js'

/**
 * Refuses a condition that no model learnt from these rows could be asked under, before one is fitted: names, quotes, levels,
 * dates, and what cannot be compared. Its errors are those of `sampleModel`: `bad-option` for what cannot be read,
 * `bad-evidence` for the rest; levels of fewer patients than `options.rare.minCount` are as unknown as they will be to the
 * model. O(rows × columns).
 */
export function checkWhere(
  where: string,
  {
    train,
    schema,
    options,
  }: { readonly train: Table; readonly schema: Schema; readonly options: Readonly<Record<string, unknown>> },
): void {
  const expression = parseExpression(where)
  const open = withoutRareLevels(train, schema, { minCount: leastCount(options) }).schema
  const learnt = { ...open, columns: open.columns.map((column) => withLevelsInUse(column, train)) }
  const { accept } = whereOf(expression, learnt)
  if (accept !== undefined) evaluateExpression(accept, train.take([]), learnt)
}

/** Levels that a schema does not list are those of the rows; `withoutRareLevels` has listed them where any is rare. */
function withLevelsInUse(column: ColumnSchema, train: Table): ColumnSchema {
  const cells = train.column(column.name)
  if (column.levels !== undefined || !isModelled(column) || cells.type !== 'level') return column
  return { ...column, levels: [...levelCounts(cells).keys()].sort() }
}

/** Anything else than a count is told as an error of the model's options by the fit. */
function leastCount({ rare }: Readonly<Record<string, unknown>>): number {
  const count = typeof rare === 'object' && rare !== null && 'minCount' in rare ? rare.minCount : fewestPeople
  return typeof count === 'number' ? Math.max(1, count) : fewestPeople
}
