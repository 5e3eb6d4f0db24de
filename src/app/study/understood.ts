import type {
  ColumnSummary,
  InferredColumn,
  KeyFault,
  LinkedSchema,
  LinkFinding,
  PreflightWarning,
  Schema,
} from '../../index.js'

/** What `mirrorward inspect --json` printed of one table. */
interface InspectedTable {
  readonly rows: number
  readonly schema: Schema
  readonly columns: readonly InferredColumn[]
  readonly summaries: readonly ColumnSummary[]
  readonly warnings: readonly PreflightWarning[]
}

/** And of several. */
interface InspectedTables {
  readonly rows: Readonly<Record<string, number>>
  readonly schema: LinkedSchema
  readonly columns: Readonly<Record<string, readonly InferredColumn[]>>
  readonly findings: readonly LinkFinding[]
  readonly faults: readonly KeyFault[]
  readonly warnings: readonly PreflightWarning[]
}

/** One table as it was first understood: the draft that corrections start from. */
export interface DraftedTable {
  readonly name: string
  readonly rows: number
  readonly schema: Schema
  readonly columns: readonly InferredColumn[]
  readonly summaries: readonly ColumnSummary[]
}

/** Everything that was understood, whether of one table or of several. */
export interface Understood {
  readonly tables: readonly DraftedTable[]
  readonly findings: readonly LinkFinding[]
  readonly faults: readonly KeyFault[]
  readonly warnings: readonly PreflightWarning[]
}

/** Of the text of `understood.json`. */
export function understoodOf(text: string): Understood {
  const found = JSON.parse(text) as InspectedTable | InspectedTables
  if ('tables' in found.schema) {
    const { rows, schema, columns, findings, faults, warnings } = found as InspectedTables
    const tables = schema.tables.map((table) => ({
      ...{ name: table.name, rows: rows[table.name] ?? 0, schema: table },
      ...{ columns: columns[table.name] ?? [], summaries: [] },
    }))
    return { tables, findings, faults, warnings }
  }
  const { rows, schema, columns, summaries, warnings } = found as InspectedTable
  const table = { name: schema.name, rows, schema, columns, summaries }
  return { tables: [table], findings: [], faults: [], warnings }
}
