import { keyCounts, Numbering } from '../../src/counts/index.js'
import { countMissing, isMissing, type Table } from '../../src/table/index.js'
import { countCells, totalVariation } from '../grouped-counts.js'
import type { EvaluationContext, Metric, MetricResult } from '../metric.js'
import { modelledNames } from '../modelled-columns.js'
import { withRows } from '../natures.js'
import { estimates, rowGroups, withInterval } from '../row-groups.js'

const mostPatterns = 200

/** Total variation complement between the patterns of which cells of a row are missing. O(rows × columns). */
export const missingness: Metric = {
  id: 'fidelity.missingness',
  title: 'Missing cells',
  question: 'Are cells missing as often, and together, as in the real table?',
  reading:
    'One minus the total variation between the patterns of missing cells in a row; 1 is identical. It does not say whether the cells that are present are right.',
  natures: withRows,
  goal: 'maximise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute,
}

function compute({ schema, train, synthetic }: EvaluationContext): MetricResult {
  const names = modelledNames(schema).filter((name) =>
    [train, synthetic].some((table) => countMissing(table.column(name)) > 0),
  )
  if (names.length === 0) return { status: 'skipped', reason: 'no cell is missing on either side' }
  const patterns = patternsOf([train, synthetic], names)
  const [own, made] = patterns.of as [Int32Array, Int32Array]
  const frequent = [...keyCounts(own, patterns.texts.length).entries()]
    .flatMap(([pattern, count]) => (count > 0 ? [{ pattern, count, text: patterns.texts[pattern]! }] : []))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    .slice(0, mostPatterns)
  const codeOf = new Map(frequent.map(({ pattern }, code) => [pattern, code]))
  const codes = patterns.texts.map((_, pattern) => codeOf.get(pattern) ?? codeOf.size)
  const encode = (rows: Int32Array) => ({ codes: rows.map((pattern) => codes[pattern]!), size: codeOf.size + 1 })
  const real = countCells([encode(own)], rowGroups(train, schema))
  const other = countCells([encode(made)], rowGroups(synthetic, schema))
  const columns = names.map((name) => ({
    name,
    real: countMissing(train.column(name)) / Math.max(1, train.rowCount),
    synthetic: countMissing(synthetic.column(name)) / Math.max(1, synthetic.rowCount),
  }))
  return {
    status: 'ok',
    ...withInterval(
      estimates((omitted) => 1 - totalVariation(real, other, omitted)),
      missingness.range,
    ),
    detail: { patterns: codeOf.size, columns },
  }
}

/** Columns whose missing cells are the bits of one number, with room for the number of a pattern above them. */
const bitsAtOnce = 30

/** The pattern of each row of tables by number, and of each pattern a text: '1' where a column is missing, '0' where it is present. */
function patternsOf(tables: readonly Table[], names: readonly string[]) {
  let found = { of: tables.map(({ rowCount }) => new Int32Array(rowCount)), texts: [''] }
  for (let start = 0; start < names.length; start += bitsAtOnce)
    found = withFurther(found, tables, names.slice(start, start + bitsAtOnce))
  return found
}

function withFurther(
  { of, texts }: { readonly of: readonly Int32Array[]; readonly texts: readonly string[] },
  tables: readonly Table[],
  names: readonly string[],
) {
  const keys = new Numbering()
  const patterns = tables.map((table, index) => {
    const bits = missingBits(table, names)
    return of[index]!.map((before, row) => keys.add(before * 2 ** bitsAtOnce + bits[row]!))
  })
  const further = Array.from(keys.keys(), (key) => {
    const bits = (key % 2 ** bitsAtOnce).toString(2).padStart(names.length, '0')
    return texts[Math.floor(key / 2 ** bitsAtOnce)]! + bits
  })
  return { of: patterns, texts: further }
}

/** Of each row a number whose binary digits are 1 where the columns are missing, the first column's the highest. */
function missingBits(table: Table, names: readonly string[]): Float64Array {
  const bits = new Float64Array(table.rowCount)
  names.forEach((name, place) => {
    const column = table.column(name)
    const value = 2 ** (names.length - 1 - place)
    if (column.type === 'number' && column.valid === null) return
    for (let row = 0; row < bits.length; row++) if (isMissing(column, row)) bits[row]! += value
  })
  return bits
}
