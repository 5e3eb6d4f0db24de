import type { Issue } from '../../errors.js'
import type { Column } from '../column.js'
import type { ColumnKind, ColumnSchema, Role, Schema } from '../schema.js'
import type { Table } from '../table.js'
import { guessKind } from './guess-kind.js'
import { guessRole } from './guess-role.js'
import { findMissingMarkers } from './missing-markers.js'
import { profileTexts, withoutTexts } from './text-profile.js'

export interface InferredColumn {
  readonly name: string
  readonly kind: ColumnKind
  readonly role: Role
  readonly missingShare: number
  /** Distinct present cells. */
  readonly distinct: number
  /** The evidence for the kind and the reason for the role. */
  readonly why: string
  /** What a person should look at; rows are named, cells never. */
  readonly warnings: readonly Issue[]
}

/**
 * A schema from all rows of a raw table, with the evidence for each guess. Roles are suggestions. Bounds are not
 * inferred: the extremes of a table are somebody's values. O(rows × columns).
 */
export function inferSchema(
  raw: Table,
  { name }: { readonly name: string },
): { readonly schema: Schema; readonly columns: readonly InferredColumn[] } {
  const inferred = raw.columns.map(inferColumn)
  const columns = inferred.map(({ schema }) => schema)
  const patient = guessPatient(inferred)
  const timeToEvent = guessTimeToEvent(columns)
  const schema: Schema = { name, columns, ...(patient && { patient }), ...(timeToEvent && { timeToEvent }) }
  return { schema, columns: inferred.map(({ report }) => report) }
}

interface Inferred {
  readonly schema: ColumnSchema
  readonly report: InferredColumn
}

function inferColumn(column: Column): Inferred {
  const all = profileTexts(column)
  const missing = findMissingMarkers(all)
  const profile = withoutTexts(all, missing)
  const { name } = column
  const kind = guessKind(name, profile)
  const role = guessRole(name, { kind: kind.schema.kind, texts: profile.texts })
  const markers = [...missing].filter((text) => text.trim() !== '').map((text) => text.trim())
  const certain = role.kind !== undefined && role.kind !== kind.schema.kind
  const schema: ColumnSchema = {
    name,
    ...(certain && role.kind ? { kind: role.kind } : kind.schema),
    role: role.role,
    ...(markers.length > 0 && { missing: [...new Set(markers)] }),
  }
  return {
    schema,
    report: {
      name,
      kind: schema.kind,
      role: schema.role,
      missingShare: profile.rowCount === 0 ? 0 : profile.missing / profile.rowCount,
      distinct: profile.texts.length,
      why: `${kind.why}; ${role.why}`,
      warnings: certain ? [] : kind.warnings,
    },
  }
}

/** The first identifier that is named after patients or subjects. */
function guessPatient(columns: readonly Inferred[]): string | undefined {
  return columns.find(({ schema }) => schema.kind === 'identifier' && /patient|subject|^p?id$|patid/i.test(schema.name))
    ?.schema.name
}

function guessTimeToEvent(columns: readonly ColumnSchema[]): Schema['timeToEvent'] {
  const time = columns.find(
    ({ name, kind }) => kind === 'numeric' && /^(time|futime|survival_?time|os_?time)$/i.test(name),
  )
  const event = columns.find(
    ({ name, kind }) => kind !== 'numeric' && /^(status|event|death|dead|died|os_?event)$/i.test(name),
  )
  return time === undefined || event === undefined ? undefined : [{ time: time.name, event: event.name }]
}
