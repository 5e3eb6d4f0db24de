import { quantile } from '../../math/index.js'
import {
  type Column,
  isMissing,
  type LevelColumn,
  type NumberColumn,
  presentValues,
  type Table,
} from '../../table/index.js'
import type { DenseFeatures } from '../logistic/logistic.js'
import { independentTerms } from './independent-terms.js'

/** A share of rows below which a level joins the others, and missing cells get no flag. */
const leastShare = 0.05

interface Term {
  readonly name: string
  value(column: Column, row: number): number
}

/** Terms of a regression without redundant ones, learnt on one table and used on any with its columns. */
export interface Design {
  readonly termNames: readonly string[]
  encode(table: Table): DenseFeatures
}

/**
 * Main effects: numbers standardised, with the median for missing and a flag when 5 % are; one 0/1 term a level of at least
 * 5 %, against the most frequent one. Terms that earlier ones determine are left out. O(rows × terms²).
 */
export function regressionDesign(table: Table, columnNames: readonly string[]): Design {
  const candidates = columnNames.flatMap((columnName) => {
    const column = table.column(columnName)
    return (column.type === 'number' ? numberTerms(column) : levelTerms(column)).map((term) => ({
      ...term,
      columnName,
    }))
  })
  const cells = candidates.map(({ columnName, value }) => {
    const column = table.column(columnName)
    return Float64Array.from({ length: table.rowCount }, (_, row) => value(column, row))
  })
  const kept = independentTerms(cells)
  const terms = candidates.filter((_, index) => kept.has(index))
  return {
    termNames: terms.map(({ name }) => name),
    encode(other) {
      const columns = terms.map(({ columnName }) => other.column(columnName))
      const featureCount = terms.length
      const values = new Float64Array(other.rowCount * featureCount)
      for (let row = 0; row < other.rowCount; row++)
        terms.forEach((term, index) => {
          values[row * featureCount + index] = term.value(columns[index]!, row)
        })
      return { values, rowCount: other.rowCount, featureCount }
    },
  }
}

function numberTerms(column: NumberColumn): Term[] {
  const present = presentValues(column)
  const median = quantile(present, 0.5) ?? 0
  const mean = present.reduce((sum, value) => sum + value, 0) / Math.max(1, present.length)
  const deviation = Math.sqrt(
    present.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, present.length),
  )
  const terms: Term[] = []
  if (deviation > 0)
    terms.push({
      name: column.name,
      value: (other, row) =>
        ((other.type !== 'number' || isMissing(other, row) ? median : other.values[row]!) - mean) / deviation,
    })
  const missing = column.values.length - present.length
  if (missing >= leastShare * column.values.length && present.length > 0 && missing > 0)
    terms.push({ name: `${column.name} is missing`, value: (other, row) => Number(isMissing(other, row)) })
  return terms
}

function levelTerms(column: LevelColumn): Term[] {
  const counts = new Map<string | null, number>()
  for (const code of column.codes) {
    const level = column.levels[code] ?? null
    counts.set(level, (counts.get(level) ?? 0) + 1)
  }
  const ranked = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (String(a) < String(b) ? -1 : 1))
  return ranked
    .slice(1)
    .filter(([, count]) => count >= leastShare * column.codes.length)
    .map(([level]) => ({
      name: `${column.name} = ${level ?? '(missing)'}`,
      value: (other, row) => Number(other.type === 'level' && (other.levels[other.codes[row]!] ?? null) === level),
    }))
}
