import type { DatabaseType } from '../../../table/linked/index.js'
import { largestSafeInteger, type PlannedColumn, type Planner } from '../column-plan.js'
import { isoMoment } from '../iso-moment.js'
import { quote } from '../quote.js'

/** A declared type; SQLite keeps any cell in any column, so this says what is meant, and the cells decide. */
export function typeOfSqlite(declared: string): DatabaseType {
  const name = declared.toUpperCase()
  const [, first, second] = /\(\s*(\d+)(?:\s*,\s*(\d+))?\s*\)/.exec(name) ?? []
  if (/^BOOL/.test(name)) return { kind: 'boolean' }
  if (/INT/.test(name)) return { kind: 'integer', bits: 64 }
  if (/CHAR|CLOB|TEXT/.test(name)) return { kind: 'text', ...(first && { length: Number(first) }) }
  if (/^DATE$/.test(name)) return { kind: 'date' }
  if (/^(DATETIME|TIMESTAMP)/.test(name)) return { kind: 'timestamp' }
  if (/^TIME$/.test(name)) return { kind: 'time' }
  if (/DEC|NUMERIC/.test(name))
    return { kind: 'decimal', ...(first && { precision: Number(first), scale: Number(second ?? 0) }) }
  if (/REAL|FLOA|DOUB/.test(name)) return { kind: 'float', bits: 64 }
  if (/UUID/.test(name)) return { kind: 'uuid' }
  return name === 'BLOB' ? { kind: 'other', native: 'bytes' } : { kind: 'text' }
}

export function sqliteTypeName(type: DatabaseType): string {
  switch (type.kind) {
    case 'integer':
      return 'INTEGER'
    case 'decimal':
      return type.precision === undefined ? 'NUMERIC' : `DECIMAL(${type.precision}, ${type.scale ?? 0})`
    case 'float':
      return 'REAL'
    case 'timestamp':
    case 'instant':
      return 'TIMESTAMP'
    case 'text':
      return type.length === undefined ? 'TEXT' : `VARCHAR(${type.length})`
    case 'other':
      return 'TEXT'
    default:
      return type.kind.toUpperCase()
  }
}

/** By what the cells are: a column of numbers alone is one of numbers, whatever was declared; bytes are refused. */
export const planSqlite: Planner = ({ name, type }): PlannedColumn => {
  const cell = quote(name)
  const number = { name, expression: cell, form: 'number' } as const
  const text = { name, expression: `CAST(${cell} AS TEXT)`, form: 'text' } as const
  const isBytes = {
    asks: `CASE typeof(${cell}) WHEN 'blob' THEN 1 END`,
    otherwise: { cause: 'bytes in some cell' },
  }
  const isText = { asks: `CASE typeof(${cell}) WHEN 'text' THEN 1 END`, otherwise: text }
  const isWide = {
    asks: `CASE WHEN typeof(${cell}) = 'integer' AND abs(${cell} / 2) > ${largestSafeInteger} / 2 THEN 1 END`,
    otherwise: text,
  }
  switch (type.kind) {
    case 'boolean': {
      const spoken = { ...text, expression: `CASE ${cell} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END` }
      const isOther = { asks: `CASE WHEN ${cell} NOT IN (0, 1) THEN 1 END`, otherwise: number }
      return { plan: spoken, doubts: [isBytes, isText, isOther] }
    }
    case 'integer':
    case 'decimal':
    case 'float':
      return { plan: number, doubts: [isBytes, isText, isWide] }
    case 'timestamp': {
      const isNumber = { asks: `CASE WHEN typeof(${cell}) IN ('integer', 'real') THEN 1 END`, otherwise: text }
      const plan = (hasParts: boolean) => ({
        ...text,
        say: (told: string) => isoMoment(told, { zone: '', hasParts }),
      })
      const hasParts = { asks: `CASE WHEN ${cell} LIKE '%.%' THEN 1 END`, otherwise: plan(true) }
      return { plan: plan(false), doubts: [isBytes, isNumber, hasParts] }
    }
    default:
      return { plan: text, doubts: [isBytes] }
  }
}
