import { type Column, type ColumnSchema, isMissing, partsOfFormat } from '../../table/index.js'
import type { DatabaseType } from '../../table/linked/index.js'

const greatest = { 8: 127, 16: 32_767, 32: 2_147_483_647, 64: Number.MAX_SAFE_INTEGER } as const

/** The type a new column gets: that of the column it was learnt from where every cell fits it, else one that the cells fit. */
export function fittingType(column: Column, described: ColumnSchema | undefined, wanted?: DatabaseType): DatabaseType {
  if (wanted !== undefined && wanted.kind !== 'other' && holds(wanted, column, described)) return wanted
  const own = ownType(column, described)
  return holds(own, column, described) ? own : { kind: 'text' }
}

/** By what the schema says of a column. */
function ownType(column: Column, described: ColumnSchema | undefined): DatabaseType {
  if (described?.kind === 'datetime') {
    const parts = partsOfFormat(described.format)
    return { kind: parts === 'datetime' ? 'timestamp' : parts }
  }
  if (
    described?.kind === 'boolean' &&
    column.type === 'level' &&
    column.levels.every((level) => /^(true|false)$/.test(level))
  )
    return { kind: 'boolean' }
  if (column.type === 'level') return { kind: 'text' }
  return column.values.every(Number.isSafeInteger) ? { kind: 'integer', bits: 64 } : { kind: 'float', bits: 64 }
}

function holds(type: DatabaseType, column: Column, described: ColumnSchema | undefined): boolean {
  if (column.type === 'level') return column.levels.every((level) => holdsText(type, level))
  const isMoment = described?.kind === 'datetime'
  const every = (test: (value: number) => boolean) =>
    column.values.every((value, row) => isMissing(column, row) || test(value))
  switch (type.kind) {
    case 'integer': {
      const [low, high] = [
        type.isUnsigned ? 0 : -greatest[type.bits] - 1,
        type.isUnsigned ? 2 * greatest[type.bits] + 1 : greatest[type.bits],
      ]
      return !isMoment && every((value) => Number.isInteger(value) && value >= low && value <= high)
    }
    case 'decimal': {
      const { precision, scale = 0 } = type
      return (
        !isMoment &&
        every(
          (value) => Number.isFinite(value) && (precision === undefined || holdsText(type, plainNumber(value, scale))),
        )
      )
    }
    case 'float':
      return !isMoment
    case 'date':
    case 'timestamp':
    case 'instant':
    case 'time':
      return isMoment && every((value) => Math.abs(value) < 8.64e15)
    case 'boolean':
      return !isMoment && every((value) => value === 0 || value === 1)
    default:
      return false
  }
}

/** Without an exponent. */
function plainNumber(value: number, scale: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(scale) : text
}

function holdsText(type: DatabaseType, text: string): boolean {
  switch (type.kind) {
    case 'integer': {
      if (!/^-?\d{1,18}$/.test(text)) return false
      const value = Number(text)
      return type.isUnsigned
        ? value >= 0 && value <= 2 * greatest[type.bits] + 1
        : Math.abs(value) <= greatest[type.bits]
    }
    case 'decimal': {
      const [, whole = '', parts = ''] = /^-?0*(\d*)(?:\.(\d*))?$/.exec(text) ?? [undefined, 'x']
      const { precision, scale = 0 } = type
      return whole !== 'x' && (precision === undefined || (whole.length <= precision - scale && parts.length <= scale))
    }
    case 'float':
      return text.trim() !== '' && Number.isFinite(Number(text))
    case 'boolean':
      return /^(true|false|t|f|0|1|yes|no|y|n)$/i.test(text)
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(text)
    case 'timestamp':
    case 'instant':
      return /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?$/.test(text)
    case 'time':
      return /^\d\d:\d\d(:\d\d)?$/.test(text)
    case 'uuid':
      return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
    case 'text':
      return !text.includes('\0') && (type.length === undefined || [...text].length <= type.length)
    case 'other':
      return false
  }
}
