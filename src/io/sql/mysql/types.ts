import type { DatabaseType } from '../../../table/linked/index.js'
import { type ColumnPlan, largestSafeInteger, type PlannedColumn, type Planner, safeDigits } from '../column-plan.js'
import { isoMoment } from '../iso-moment.js'
import { quoteMysql as quote } from './quote.js'

const bitsOf: Readonly<Record<string, 8 | 16 | 32 | 64>> = {
  tinyint: 8,
  smallint: 16,
  year: 16,
  mediumint: 32,
  int: 32,
  bigint: 64,
}

/** A type as `column_type` writes it: `int(10) unsigned`. */
export function typeOfMysql(written: string): DatabaseType {
  const text = written.toLowerCase()
  const [, name = '', inside = ''] = /^([a-z]+)(?:\(([^)]*)\))?/.exec(text) ?? []
  const [first, second] = inside.split(',').map(Number)
  if (text.startsWith('tinyint(1)') || text.startsWith('bit(1)')) return { kind: 'boolean' }
  const bits = bitsOf[name]
  if (bits !== undefined)
    return { kind: 'integer', bits, ...((text.includes('unsigned') || name === 'year') && { isUnsigned: true }) }
  switch (name) {
    case 'decimal':
    case 'numeric':
      return { kind: 'decimal', ...(first && { precision: first, scale: second ?? 0 }) }
    case 'float':
      return { kind: 'float', bits: 32 }
    case 'double':
      return { kind: 'float', bits: 64 }
    case 'date':
    case 'time':
      return { kind: name }
    case 'datetime':
      return { kind: 'timestamp' }
    case 'timestamp':
      return { kind: 'instant' }
    case 'char':
    case 'varchar':
      return { kind: 'text', ...(first && { length: first }) }
    case 'tinytext':
    case 'text':
    case 'mediumtext':
    case 'longtext':
    case 'enum':
    case 'set':
    case 'inet':
      return { kind: 'text' }
    case 'uuid':
      return { kind: 'uuid' }
    default:
      return { kind: 'other', native: known[name] ?? 'a type of its own' }
  }
}

const known: Readonly<Record<string, string>> = {
  json: 'a record (json)',
  binary: 'bytes',
  varbinary: 'bytes',
  tinyblob: 'bytes',
  blob: 'bytes',
  mediumblob: 'bytes',
  longblob: 'bytes',
  bit: 'bits',
  geometry: 'a shape',
  point: 'a shape',
}

/** The type in SQL that creates a table; a text in a key has an end. */
export function mysqlTypeName(type: DatabaseType, isInKey = false): string {
  switch (type.kind) {
    case 'integer': {
      const name = { 8: 'tinyint', 16: 'smallint', 32: 'int', 64: 'bigint' }[type.bits]
      // A tinyint(1) is read as a boolean; a bare tinyint is not.
      return type.isUnsigned ? `${name} unsigned` : name
    }
    case 'decimal':
      return (type.precision ?? 66) > 65 ? 'double' : `decimal(${type.precision}, ${type.scale ?? 0})`
    case 'float':
      return type.bits === 32 ? 'float' : 'double'
    case 'boolean':
      return 'tinyint(1)'
    case 'timestamp':
    case 'instant':
      return 'datetime(3)'
    case 'uuid':
      return 'char(36)'
    case 'text':
      if (isInKey) return `varchar(${Math.min(type.length ?? 191, 191)})`
      return type.length === undefined || type.length > 4000 ? 'longtext' : `varchar(${type.length})`
    case 'other':
      return 'longtext'
    default:
      return type.kind
  }
}

/** As for PostgreSQL: the same rows are told alike. A date of zeros is no date. */
export const planMysql: Planner = ({ name, type }): PlannedColumn => {
  const cell = quote(name)
  const number = { name, expression: cell, form: 'number' } as const
  const text = { name, expression: `CAST(${cell} AS CHAR)`, form: 'text' } as const
  switch (type.kind) {
    case 'boolean': {
      const spoken = { ...text, expression: `CASE ${cell} + 0 WHEN 1 THEN 'true' WHEN 0 THEN 'false' END` }
      const isOther = { asks: `CASE WHEN ${cell} + 0 NOT IN (0, 1) THEN 1 END`, otherwise: number }
      return { plan: spoken, doubts: [isOther] }
    }
    case 'integer': {
      if (type.bits < 64) return { plan: number }
      const wide = `CASE WHEN ${cell} > ${largestSafeInteger} OR ${cell} < -${largestSafeInteger} THEN 1 END`
      return { plan: number, doubts: [{ asks: wide, otherwise: text }] }
    }
    case 'decimal': {
      if ((type.precision ?? 99) <= safeDigits) return { plan: number }
      const digits = `length(replace(trim(LEADING '0' FROM replace(replace(CAST(${cell} AS CHAR), '-', ''), '.', '')), '.', ''))`
      return { plan: number, doubts: [{ asks: `CASE WHEN ${digits} > ${safeDigits} THEN 1 END`, otherwise: text }] }
    }
    case 'float':
      // A float is written with six digits; as a double with all.
      return { plan: type.bits === 32 ? { ...number, expression: `CAST(${cell} AS DOUBLE)`, form: 'float32' } : number }
    case 'date':
      return { plan: { ...text, say: (told) => (told.startsWith('0000-00-00') ? null : told) } }
    case 'timestamp':
    case 'instant': {
      const zone = type.kind === 'instant' ? 'Z' : ''
      const plan = (hasParts: boolean): ColumnPlan => ({
        ...text,
        say: (told) => (told.startsWith('0000-00-00') ? null : isoMoment(told, { zone, hasParts })),
      })
      return {
        plan: plan(false),
        doubts: [{ asks: `CASE WHEN microsecond(${cell}) <> 0 THEN 1 END`, otherwise: plan(true) }],
      }
    }
    case 'other':
      return { plan: { cause: `${type.native} in every cell` } }
    default:
      return { plan: text }
  }
}
