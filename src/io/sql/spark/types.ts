import type { DatabaseType } from '../../../table/linked/index.js'
import { type ColumnPlan, largestSafeInteger, type PlannedColumn, type Planner, safeDigits } from '../column-plan.js'
import { isoMoment } from '../iso-moment.js'
import { quoteSpark } from './quote.js'

const known: Readonly<Record<string, DatabaseType>> = {
  tinyint: { kind: 'integer', bits: 8 },
  smallint: { kind: 'integer', bits: 16 },
  int: { kind: 'integer', bits: 32 },
  bigint: { kind: 'integer', bits: 64 },
  float: { kind: 'float', bits: 32 },
  double: { kind: 'float', bits: 64 },
  boolean: { kind: 'boolean' },
  date: { kind: 'date' },
  timestamp: { kind: 'instant' },
  timestamp_ntz: { kind: 'timestamp' },
  string: { kind: 'text' },
}

/** A type as Spark's DESCRIBE writes it. A `timestamp` of Spark is a moment, of which the session's zone tells the clock. */
export function typeOfSpark(written: string): DatabaseType {
  const own = known[written]
  if (own !== undefined) return own
  const [, name = written, inside = ''] = /^(\w+)\s*[(<]([^)]*)/.exec(written) ?? []
  const [first, second] = inside.split(',').map(Number)
  switch (name) {
    case 'decimal':
      return { kind: 'decimal', precision: first || 10, scale: second || 0 }
    case 'varchar':
    case 'char':
      return { kind: 'text', ...(first && { length: first }) }
    case 'string':
      return { kind: 'text' }
    case 'array':
      return { kind: 'other', native: 'a list' }
    case 'struct':
      return { kind: 'other', native: 'a record' }
    case 'map':
      return { kind: 'other', native: 'a map' }
    case 'binary':
      return { kind: 'other', native: 'bytes' }
    default:
      return written.startsWith('interval') ? { kind: 'text' } : { kind: 'other', native: 'a type of its own' }
  }
}

/** As for PostgreSQL: the same rows are told alike. */
export const planSpark: Planner = ({ name, type }): PlannedColumn => {
  const cell = quoteSpark(name)
  const number = { name, expression: `CAST(${cell} AS DOUBLE)`, form: 'number' } as const
  const text = { name, expression: `CAST(${cell} AS STRING)`, form: 'text' } as const
  switch (type.kind) {
    case 'integer':
      if (type.bits < 64) return { plan: number }
      return {
        plan: number,
        doubts: [
          {
            asks: `CASE WHEN abs(CAST(${cell} AS DECIMAL(20, 0))) > ${largestSafeInteger} THEN 1 END`,
            otherwise: text,
          },
        ],
      }
    case 'decimal': {
      if ((type.precision ?? 99) <= safeDigits) return { plan: number }
      const digits = `length(replace(trim(LEADING '-0.' FROM CAST(${cell} AS STRING)), '.', ''))`
      return { plan: number, doubts: [{ asks: `CASE WHEN ${digits} > ${safeDigits} THEN 1 END`, otherwise: text }] }
    }
    case 'float':
      return { plan: type.bits === 32 ? { name, expression: cell, form: 'float32' } : number }
    case 'timestamp':
    case 'instant': {
      const zone = type.kind === 'instant' ? 'Z' : ''
      const plan = (hasParts: boolean): ColumnPlan => ({
        ...text,
        say: (told: string) => isoMoment(told, { zone, hasParts }),
      })
      const asks = `CASE WHEN date_trunc('SECOND', ${cell}) <> ${cell} THEN 1 END`
      return { plan: plan(false), doubts: [{ asks, otherwise: plan(true) }] }
    }
    case 'other':
      return { plan: { cause: `${type.native} in every cell` } }
    default:
      return { plan: text }
  }
}
