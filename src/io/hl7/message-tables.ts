import type { Table } from '../../table/index.js'
import { columnsOf, shippedViews, tableOfView } from '../fhir/index.js'
import type { Hl7Message } from './message.js'
import { momentOf } from './moments.js'
import { mergeTriggers, type PatientNumber, PatientNumbers, patientNumber } from './patient-numbers.js'
import type { SegmentFields } from './segment-fields.js'
import { type Cell, type SegmentKind, type SegmentRow, segmentKinds } from './segments/index.js'

interface Told {
  readonly sent: string
  readonly kind: SegmentKind
  readonly row: SegmentRow
  readonly number: PatientNumber
  readonly visit: string | undefined
}

type Row = Record<string, Cell>

/**
 * Gathers what messages tell as tables by the names and columns of the shipped views of FHIR: one row a person and a visit, whatever
 * the number of messages about them, the latest that says something counting (MSH-7, then the order of reading); what is told again
 * of diagnoses and results is the same row. Rows are in memory.
 */
export class MessageTables {
  readonly #numbers = new PatientNumbers()
  readonly #told: Told[] = []

  /** False where a PID of the message has no number of a patient: nothing of such a message is taken. Messages without PID tell nothing. */
  add(message: Hl7Message): boolean {
    const people = message.segments.filter(({ name }) => name === 'PID')
    if (people.some((pid) => numberOf(pid) === undefined)) return false
    let number: PatientNumber | undefined
    let visit: string | undefined
    let request: SegmentFields | undefined
    for (const segment of message.segments) {
      if (segment.name === 'PID') {
        number = numberOf(segment)!
        this.#numbers.add(number)
        visit = segment.text(18)
        request = undefined
      }
      if (number === undefined) continue
      if (segment.name === 'MRG' && mergeTriggers.includes(message.trigger)) {
        const given = patientNumber(segment, 1)
        if (given !== undefined) this.#numbers.merge(given, number)
      }
      if (segment.name === 'PV1') visit = segment.text(19) ?? visit ?? momentOf(segment.text(44))
      if (segment.name === 'OBR') request = segment
      for (const kind of segmentKinds) {
        if (kind.segment !== segment.name) continue
        const row = kind.row(segment, { message, request })
        if (row !== undefined) this.#told.push({ sent: sortable(message.sent), kind, row, number, visit })
      }
    }
    return true
  }

  /** By the names of the views. */
  tables(): ReadonlyMap<string, Table> {
    const rows = new Map<string, Map<string, Row>>()
    // Sorting is stable: of messages of one moment the one that was read later counts.
    for (const told of this.#told.toSorted((a, b) => (a.sent < b.sent ? -1 : Number(a.sent > b.sent))))
      this.#tell(told, rows)
    return new Map(
      shippedViews.flatMap((view) => {
        const own = [...(rows.get(view.name ?? '')?.values() ?? [])]
        const cells = columnsOf(view.select).map(({ name }) => own.map((row) => row[name] ?? null))
        return own.length === 0 ? [] : [[view.name ?? view.resource, tableOfView(view, cells)] as const]
      }),
    )
  }

  #tell({ kind, row, number, visit }: Told, rows: Map<string, Map<string, Row>>): void {
    const person = this.#numbers.keyOf(number)
    const encounter = visit === undefined ? null : JSON.stringify([person, visit])
    // What is said of a visit that has no number is of none.
    if (kind.table === 'encounter' && encounter === null) return
    const own = rows.get(kind.table) ?? new Map<string, Row>()
    rows.set(kind.table, own)
    if (kind.table === 'patient') own.set(person, changed(own.get(person) ?? { id: person }, row.cells))
    else if (kind.table === 'encounter')
      own.set(encounter!, changed(own.get(encounter!) ?? { id: encounter, patient: person }, row.cells))
    else {
      const key = JSON.stringify([person, kind.of === 'person' ? null : encounter, row.same ?? own.size])
      const known = own.get(key)?.encounter
      if (row.isDeleted === true) own.delete(key)
      else own.set(key, { patient: person, ...row.cells, encounter: encounter ?? known })
    }
  }
}

/** PID-3, or PID-2 in old messages. */
function numberOf(pid: SegmentFields): PatientNumber | undefined {
  return patientNumber(pid, 3) ?? patientNumber(pid, 2)
}

/** What was known and is told anew: null deletes, undefined says nothing. */
function changed(known: Row, cells: Readonly<Record<string, Cell>>): Row {
  for (const [name, cell] of Object.entries(cells)) if (cell !== undefined) known[name] = cell
  return known
}

/** Moments of different precision in their order, as texts. */
function sortable(sent: string | undefined): string {
  return (/^\d{4,14}/.exec(sent ?? '')?.[0] ?? '').padEnd(14, '0')
}
