import type { Rng } from '../../math/index.js'
import { otherLevel, type Schema, type Table } from '../../table/index.js'
import { cellTexts } from '../cell-texts.js'
import { type FhirResource, type ReleasedRow, templates } from './templates/index.js'

/** Tables of people with the schemas by which their cells are written. */
export interface TablesToWrite {
  readonly tables: ReadonlyMap<string, Table>
  readonly schemas: readonly Schema[]
}

const test = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  code: 'HTEST',
  display: 'test health data',
}
/** Says of every resource that it is of no patient. */
const meta = { source: 'mirrorward', security: [test], tag: [test] }

/**
 * Tables of whole people as FHIR R4 resources, patients and encounters first. Ids are drawn anew from `rng`, references follow
 * the tables' keys, and everything bears the label HTEST. Tables of other views have no template, and are left out.
 */
export function* fhirResources({ tables, schemas }: TablesToWrite, rng: Rng): Generator<FhirResource> {
  const ids = new Map<string, string>()
  const patients = new Map<unknown, unknown>()
  const idOf = (key: string) => {
    const known = ids.get(key) ?? freshId(rng)
    ids.set(key, known)
    return known
  }
  const reference = (type: string, key: unknown) => ({ reference: `${type}/${idOf(`${type} ${String(key)}`)}` })
  for (const template of templates) {
    const table = tables.get(template.view)
    if (table === undefined) continue
    const { resource } = template
    const schema = schemas.find(({ name }) => name === template.view)
    for (const rows of groups(rowsOf(table, schema), template.together)) {
      const [row = {}] = rows
      if (resource === 'Encounter') patients.set(row.id, row.patient)
      const encounter = row.encounter ?? undefined
      const person = resource === 'Patient' ? row.id : (row.patient ?? patients.get(encounter))
      const context = {
        subject: reference('Patient', person),
        encounter: encounter === undefined ? undefined : reference('Encounter', encounter),
      }
      const id = row.id === undefined ? freshId(rng) : idOf(`${resource} ${String(row.id)}`)
      yield { resourceType: resource, id, meta, ...template.write(rows, context) }
    }
  }
}

function* rowsOf(table: Table, schema: Schema | undefined): Generator<ReleasedRow> {
  const cells = table.columns.map((column) => {
    const text = cellTexts(column, schema)
    const isNumber =
      column.type === 'number' && schema?.columns.find(({ name }) => name === column.name)?.kind !== 'datetime'
    return [column.name, isNumber ? (row: number) => numberOf(text(row)) : withoutOther(text)] as const
  })
  for (let row = 0; row < table.rowCount; row++)
    yield Object.fromEntries(cells.map(([name, cell]) => [name, cell(row)]))
}

/** Codes that few people had were pooled to a level that is no code: it is written as one that is not known. */
function withoutOther(text: (row: number) => string | null): (row: number) => string | null {
  return (row) => {
    const cell = text(row)
    return cell === otherLevel ? null : cell
  }
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text)
}

function* groups(
  rows: Iterable<ReleasedRow>,
  together: ((row: ReleasedRow) => string | undefined) | undefined,
): Generator<readonly ReleasedRow[]> {
  let waiting: ReleasedRow[] = []
  let last: string | undefined
  for (const row of rows) {
    const key = together?.(row)
    if (waiting.length > 0 && (key === undefined || key !== last)) {
      yield waiting
      waiting = []
    }
    waiting.push(row)
    last = key
  }
  if (waiting.length > 0) yield waiting
}

/** A UUID of version 4 (RFC 9562) from the stream. */
function freshId(rng: Rng): string {
  const hex = Array.from({ length: 4 }, () => rng.uint32().toString(16).padStart(8, '0')).join('')
  const variant = '89ab'[Number.parseInt(hex[16]!, 16) % 4]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
