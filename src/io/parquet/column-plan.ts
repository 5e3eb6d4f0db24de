/** A column of a Parquet file as the embedded engine names its type, under a plain name that no other column has. */
export interface StoredColumn {
  readonly name: string
  readonly slot: string
  readonly type: string
}

/** How a stored column is read. */
export interface ColumnPlan {
  readonly name: string
  /** `float32` is a number of which the shortest decimal is meant. */
  readonly form: 'number' | 'float32' | 'text'
  /** SQL of the cell as DOUBLE, FLOAT or VARCHAR. */
  readonly expression: string
}

/**
 * What is asked of all rows of a column before it is read: SQL of a truth a row, and the plan when it is true of any row.
 * `cause` is a plan too: why the column cannot be read.
 */
export interface Doubt {
  readonly asks: string
  readonly otherwise: ColumnPlan | { readonly cause: string }
}

const narrowNumbers = /^(TINYINT|SMALLINT|INTEGER|UTINYINT|USMALLINT|UINTEGER|DOUBLE)$/
const wideNumbers = /^(BIGINT|UBIGINT|HUGEINT|UHUGEINT|DECIMAL\(.*\))$/
const largestSafeInteger = '9007199254740991'
const secondsFormat = '%Y-%m-%dT%H:%M:%S'

/** Numbers as numbers; texts, booleans, times, dates and moments (ISO 8601) and numbers beyond a double as text. */
export function planColumn({ name, slot, type }: StoredColumn): {
  readonly plan: ColumnPlan | { readonly cause: string }
  readonly doubt?: Doubt
} {
  const number: ColumnPlan = { name, form: 'number', expression: `CAST(${slot} AS DOUBLE)` }
  const text = (expression: string): ColumnPlan => ({ name, form: 'text', expression })
  if (narrowNumbers.test(type)) return { plan: number }
  if (type === 'FLOAT') return { plan: { name, form: 'float32', expression: slot } }
  if (wideNumbers.test(type)) {
    const asks = type.startsWith('DECIMAL')
      ? `length(replace(ltrim(CAST(${slot} AS VARCHAR), '-0.'), '.', '')) > 15`
      : `abs(CAST(${slot} AS HUGEINT)) > ${largestSafeInteger}`
    return { plan: number, doubt: { asks, otherwise: text(`CAST(${slot} AS VARCHAR)`) } }
  }
  if (type === 'DATE') return { plan: text(`strftime(${slot}, '%Y-%m-%d')`) }
  if (type.startsWith('TIMESTAMP')) return planMoment({ name, slot, type })
  if (type === 'BLOB')
    return {
      plan: text(`decode(${slot})`),
      doubt: {
        asks: `${slot} IS NOT NULL AND TRY(decode(${slot})) IS NULL`,
        otherwise: { cause: 'bytes that are not UTF-8 text' },
      },
    }
  if (/^(VARCHAR|BOOLEAN|UUID|TIME.*|ENUM\(.*\))$/s.test(type)) return { plan: text(`CAST(${slot} AS VARCHAR)`) }
  return { plan: { cause: causeOf(type) } }
}

/** A moment with a zone is told in UTC, with `Z`; one without keeps none. Parts of a second only where some row has them. */
function planMoment({ name, slot, type }: StoredColumn): { readonly plan: ColumnPlan; readonly doubt: Doubt } {
  const hasZone = type === 'TIMESTAMP WITH TIME ZONE'
  const moment = hasZone ? `make_timestamp(epoch_us(${slot}))` : slot
  const plan = (format: string): ColumnPlan => ({
    name,
    form: 'text',
    expression: `strftime(${moment}, '${format}${hasZone ? 'Z' : ''}')`,
  })
  const asks = `epoch_ms(${moment}) % 1000 <> 0`
  return { plan: plan(secondsFormat), doubt: { asks, otherwise: plan(`${secondsFormat}.%g`) } }
}

function causeOf(type: string): string {
  if (type.endsWith(']')) return 'a list in every cell'
  if (type.startsWith('STRUCT')) return 'a record in every cell'
  if (type.startsWith('MAP')) return 'a map in every cell'
  return `cells of type ${type.split('(')[0]?.slice(0, 20)}`
}
