import { z } from 'zod'
import { MirrorwardError, type Schema } from '../../index.js'
import { type ColumnSchema, columnKinds, isModelled, partsOf, roles } from '../../table/index.js'

/** What a person says of one table; what is not said stays. */
export const correctionSchema = z.strictObject({
  table: z.string(),
  columns: z
    .array(
      z.strictObject({
        name: z.string(),
        kind: z.enum(columnKinds as [ColumnSchema['kind'], ...ColumnSchema['kind'][]]).optional(),
        role: z.enum(roles as [ColumnSchema['role'], ...ColumnSchema['role'][]]).optional(),
        /** Of dates: how they are written. */
        format: z.string().min(1).max(60).optional(),
        /** Texts that stand for missing, all of them. */
        missing: z.array(z.string()).optional(),
      }),
    )
    .default([]),
  /** Whose rows they are; null for nobody's. */
  patient: z.string().nullable().optional(),
})

export type Correction = z.infer<typeof correctionSchema>

/**
 * The schema with what a person said in it. A kind that the table did not suggest begins anew, its levels and notations found
 * when the table is read; one that it did is as it was drafted. Relations with columns of another kind, or that are no longer
 * learnt, go. Throws `bad-option` for a column that is not there.
 */
export function correctTable(schema: Schema, correction: Correction, drafted: Schema): Schema {
  const known = schema.columns.map(({ name }) => name)
  const { columns: said, patient = schema.patient ?? null } = correction
  const unknown = [...said.map(({ name }) => name), ...(patient === null ? [] : [patient])].filter(
    (name) => !known.includes(name),
  )
  if (unknown.length > 0)
    throw new MirrorwardError('bad-option', 'the correction names columns that are not there', {
      issues: unknown.map((column) => ({ message: 'no such column', column })),
    })
  const columns = schema.columns.map((column): ColumnSchema => {
    const told = said.find(({ name }) => name === column.name)
    const draft = drafted.columns.find(({ name }) => name === column.name)
    if (column.name === patient) return asPatient(column)
    const kind = told?.kind ?? (column.name === schema.patient ? (draft?.kind ?? column.kind) : column.kind)
    const { format, missing } = told ?? {}
    return {
      ...asKind(column, kind, draft),
      role: told?.role ?? column.role,
      ...(format !== undefined && kind === 'datetime' && { format }),
      ...(missing !== undefined && { missing }),
    }
  })
  const kindOf = new Map(schema.columns.map(({ name, kind }) => [name, kind]))
  const stays = new Set(
    columns.filter((column) => isModelled(column) && kindOf.get(column.name) === column.kind).map(({ name }) => name),
  )
  const { relations, patient: _patient, timeToEvent, ...rest } = schema
  const kept = relations?.filter((relation) => {
    const { column, inputs } = partsOf(relation)
    return [column, ...inputs].every((name) => stays.has(name))
  })
  const pairs = timeToEvent?.filter(({ time, event }) => [time, event].every((name) => stays.has(name)))
  return {
    ...rest,
    columns,
    ...(patient !== null && { patient }),
    ...(pairs !== undefined && pairs.length > 0 && { timeToEvent: pairs }),
    ...(kept !== undefined && kept.length > 0 && { relations: kept }),
  }
}

function asKind(column: ColumnSchema, kind: ColumnSchema['kind'], draft: ColumnSchema | undefined): ColumnSchema {
  if (column.kind === kind) return column
  if (draft?.kind === kind) return draft
  const { name, role, missing, missingText, description, unit } = column
  const levels = isLevelled(kind) && isLevelled(column.kind) ? column.levels : undefined
  return {
    ...{ name, kind, role },
    ...(missing && { missing }),
    ...(missingText !== undefined && { missingText }),
    ...(description !== undefined && { description }),
    ...(unit !== undefined && kind === 'numeric' && { unit }),
    ...(levels !== undefined && { levels }),
  }
}

function isLevelled(kind: ColumnSchema['kind']): boolean {
  return kind === 'categorical' || kind === 'ordinal' || kind === 'boolean'
}

/** Who is whose tells people apart, and is never learnt. */
function asPatient({ name, missing, description, surrogate }: ColumnSchema): ColumnSchema {
  return {
    ...{ name, kind: 'identifier', role: 'direct-identifier' },
    ...(missing && { missing }),
    ...(surrogate && { surrogate }),
    ...(description !== undefined && { description }),
  }
}
