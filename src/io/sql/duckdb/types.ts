import type { DatabaseType } from '../../../table/linked/index.js'
import { type ColumnPlan, largestSafeInteger, type PlannedColumn, type Planner, safeDigits } from '../column-plan.js'
import { finiteDay, isoMoment } from '../iso-moment.js'
import { quote } from '../quote.js'

const integers: Readonly<Record<string, DatabaseType>> = {
  TINYINT: { kind: 'integer', bits: 8 },
  SMALLINT: { kind: 'integer', bits: 16 },
  INTEGER: { kind: 'integer', bits: 32 },
  BIGINT: { kind: 'integer', bits: 64 },
  UTINYINT: { kind: 'integer', bits: 8, isUnsigned: true },
  USMALLINT: { kind: 'integer', bits: 16, isUnsigned: true },
  UINTEGER: { kind: 'integer', bits: 32, isUnsigned: true },
  UBIGINT: { kind: 'integer', bits: 64, isUnsigned: true },
  HUGEINT: { kind: 'decimal', precision: 38, scale: 0 },
  UHUGEINT: { kind: 'decimal', precision: 38, scale: 0 },
  FLOAT: { kind: 'float', bits: 32 },
  DOUBLE: { kind: 'float', bits: 64 },
  BOOLEAN: { kind: 'boolean' },
  DATE: { kind: 'date' },
  TIME: { kind: 'time' },
  UUID: { kind: 'uuid' },
  VARCHAR: { kind: 'text' },
  INTERVAL: { kind: 'text' },
  'TIMESTAMP WITH TIME ZONE': { kind: 'instant' },
}

/** A type as DuckDB writes it. */
export function typeOfDuckdb(written: string): DatabaseType {
  if (written.endsWith(']')) return { kind: 'other', native: 'a list' }
  const [, precision, scale] = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(written) ?? []
  if (precision !== undefined) return { kind: 'decimal', precision: Number(precision), scale: Number(scale) }
  const known = integers[written]
  if (known !== undefined) return known
  if (written.startsWith('TIMESTAMP')) return { kind: 'timestamp' }
  if (written.startsWith('ENUM')) return { kind: 'text' }
  if (written.startsWith('STRUCT')) return { kind: 'other', native: 'a record' }
  if (written.startsWith('MAP')) return { kind: 'other', native: 'a map' }
  return {
    kind: 'other',
    native: written === 'BLOB' ? 'bytes' : written === 'JSON' ? 'a record (json)' : 'a type of its own',
  }
}

export function duckdbTypeName(type: DatabaseType): string {
  switch (type.kind) {
    case 'integer': {
      const name = { 8: 'TINYINT', 16: 'SMALLINT', 32: 'INTEGER', 64: 'BIGINT' }[type.bits]
      return type.isUnsigned ? `U${name}` : name
    }
    case 'decimal':
      return (type.precision ?? 39) > 38 ? 'DOUBLE' : `DECIMAL(${type.precision}, ${type.scale ?? 0})`
    case 'float':
      return type.bits === 32 ? 'FLOAT' : 'DOUBLE'
    case 'instant':
      return 'TIMESTAMP WITH TIME ZONE'
    case 'text':
    case 'other':
      return 'VARCHAR'
    default:
      return type.kind.toUpperCase()
  }
}

/** As for PostgreSQL: the same rows are told alike. */
export const planDuckdb: Planner = ({ name, type }): PlannedColumn => {
  const cell = quote(name)
  const number = { name, expression: `CAST(${cell} AS DOUBLE)`, form: 'number' } as const
  const text = { name, expression: `CAST(${cell} AS VARCHAR)`, form: 'text' } as const
  switch (type.kind) {
    case 'integer':
      if (type.bits < 64) return { plan: number }
      return {
        plan: number,
        doubts: [
          { asks: `CASE WHEN abs(CAST(${cell} AS HUGEINT)) > ${largestSafeInteger} THEN 1 END`, otherwise: text },
        ],
      }
    case 'decimal': {
      if ((type.precision ?? 99) <= safeDigits) return { plan: number }
      const digits = `length(replace(ltrim(CAST(${cell} AS VARCHAR), '-0.'), '.', ''))`
      return { plan: number, doubts: [{ asks: `CASE WHEN ${digits} > ${safeDigits} THEN 1 END`, otherwise: text }] }
    }
    case 'float':
      return { plan: type.bits === 32 ? { name, expression: cell, form: 'float32' } : number }
    case 'date':
      return { plan: { ...text, say: finiteDay } }
    case 'timestamp':
    case 'instant': {
      const moment =
        type.kind === 'instant'
          ? `CASE WHEN isfinite(${cell}) THEN make_timestamp(epoch_us(${cell})) END`
          : `CAST(${cell} AS TIMESTAMP)`
      const zone = type.kind === 'instant' ? 'Z' : ''
      const plan = (hasParts: boolean): ColumnPlan => ({
        ...text,
        expression: `CAST(${moment} AS VARCHAR)`,
        say: (told: string) => isoMoment(told, { zone, hasParts }),
      })
      const asks = `CASE WHEN isfinite(${moment}) AND epoch_us(${moment}) % 1000000 <> 0 THEN 1 END`
      return { plan: plan(false), doubts: [{ asks, otherwise: plan(true) }] }
    }
    case 'other':
      return { plan: { cause: `${type.native} in every cell` } }
    default:
      return { plan: text }
  }
}
