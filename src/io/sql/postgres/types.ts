import type { DatabaseType } from '../../../table/linked/index.js'
import { largestSafeInteger, type PlannedColumn, type Planner, safeDigits } from '../column-plan.js'
import { finiteDay, isoMoment } from '../iso-moment.js'
import { quote } from '../quote.js'

/** A type as `format_type` writes it, or as a domain's base or an enumeration was told. */
export function typeOfPostgres(written: string): DatabaseType {
  const [, name = '', inside = ''] = /^([^(]*?)\s*(?:\(([^)]*)\))?(?: with(?:out)? time zone)?$/.exec(written) ?? []
  const [first, second] = inside.split(',').map(Number)
  if (written.endsWith('[]')) return { kind: 'other', native: 'a list' }
  if (written.startsWith('timestamp')) return { kind: written.endsWith('with time zone') ? 'instant' : 'timestamp' }
  switch (name) {
    case 'smallint':
      return { kind: 'integer', bits: 16 }
    case 'integer':
    case 'oid':
      return { kind: 'integer', bits: 32, ...(name === 'oid' && { isUnsigned: true }) }
    case 'bigint':
      return { kind: 'integer', bits: 64 }
    case 'numeric':
      return { kind: 'decimal', ...(first && { precision: first, scale: second ?? 0 }) }
    case 'real':
      return { kind: 'float', bits: 32 }
    case 'double precision':
      return { kind: 'float', bits: 64 }
    case 'boolean':
    case 'date':
    case 'uuid':
      return { kind: name }
    case 'time':
      return { kind: 'time' }
    case 'character varying':
    case 'character':
      return { kind: 'text', ...(first && { length: first }) }
    case 'text':
    case 'name':
    case '"char"':
    case 'citext':
    case 'interval':
    case 'inet':
    case 'cidr':
    case 'macaddr':
      return { kind: 'text' }
    default:
      return { kind: 'other', native: known[name] ?? 'a type of its own' }
  }
}

const known: Readonly<Record<string, string>> = {
  json: 'a record (json)',
  jsonb: 'a record (json)',
  bytea: 'bytes',
  xml: 'a document (xml)',
  geometry: 'a shape',
  geography: 'a shape',
  point: 'a shape',
  money: 'an amount of money (cast it to numeric)',
}

/** The type in SQL that creates a table. */
export function postgresTypeName(type: DatabaseType): string {
  switch (type.kind) {
    case 'integer':
      return type.isUnsigned && type.bits === 64
        ? 'numeric(20)'
        : type.bits > 32 || (type.isUnsigned && type.bits === 32)
          ? 'bigint'
          : type.bits < 32 && !type.isUnsigned
            ? 'smallint'
            : 'integer'
    case 'decimal':
      return type.precision === undefined ? 'numeric' : `numeric(${type.precision}, ${type.scale ?? 0})`
    case 'float':
      return type.bits === 32 ? 'real' : 'double precision'
    case 'instant':
      return 'timestamp with time zone'
    case 'text':
      return type.length === undefined ? 'text' : `varchar(${type.length})`
    case 'other':
      return 'text'
    default:
      return type.kind
  }
}

/** Numbers as numbers where a double holds them all; moments in ISO 8601, those with a zone in UTC. */
export const planPostgres: Planner = ({ name, type }): PlannedColumn => {
  const cell = quote(name)
  const number = { name, expression: cell, form: 'number' } as const
  const text = { name, expression: `${cell}::text`, form: 'text' } as const
  switch (type.kind) {
    case 'integer':
      if (type.bits < 64) return { plan: number }
      return {
        plan: number,
        doubts: [{ asks: `CASE WHEN abs(${cell}::numeric) > ${largestSafeInteger} THEN 1 END`, otherwise: text }],
      }
    case 'decimal': {
      if ((type.precision ?? 99) <= safeDigits) return { plan: number }
      const digits = `length(replace(ltrim(${cell}::text, '-0.'), '.', ''))`
      return {
        plan: number,
        doubts: [{ asks: `CASE WHEN ${cell} <> 'NaN' AND ${digits} > ${safeDigits} THEN 1 END`, otherwise: text }],
      }
    }
    case 'float':
      return { plan: number }
    case 'date':
      return { plan: { ...text, say: finiteDay } }
    case 'timestamp':
    case 'instant': {
      const moment = type.kind === 'instant' ? `(${cell} AT TIME ZONE 'UTC')` : cell
      const plan = (say: (text: string) => string | null) =>
        ({ name, expression: `${moment}::text`, form: 'text', say }) as const
      const zone = type.kind === 'instant' ? 'Z' : ''
      return {
        plan: plan((told) => isoMoment(told, { zone, hasParts: false })),
        doubts: [
          {
            asks: `CASE WHEN isfinite(${moment}) AND date_trunc('second', ${moment}) <> ${moment} THEN 1 END`,
            otherwise: plan((told) => isoMoment(told, { zone, hasParts: true })),
          },
        ],
      }
    }
    case 'other':
      return { plan: { cause: `${type.native} in every cell` } }
    default:
      return { plan: text }
  }
}
