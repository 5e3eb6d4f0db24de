import { compileMasker, type MaskingOptions, maskingOptions } from '../../../anonymizers/index.js'
import { KeyRing } from '../../../anonymizers/pseudonyms/index.js'
import type { DatabaseSchema, DatabaseTable } from '../../../src/table/linked/index.js'

export const ring = (first = 7) => KeyRing.of(new Uint8Array(32).fill(first), { project: 'tests' })

/** A schema of text columns: `schemaOf({ people: ['id', 'name'] })`. */
export function schemaOf(
  tables: Readonly<Record<string, readonly string[]>>,
  more: Readonly<Record<string, Partial<DatabaseTable>>> = {},
): DatabaseSchema {
  return {
    name: 'tests',
    tables: Object.entries(tables).map(([name, columns]) => ({
      name,
      isView: false,
      columns: columns.map((column) => ({ name: column, type: { kind: 'text' }, isNullable: true })),
      unique: [],
      references: [],
      checks: [],
      ...more[name],
    })),
  }
}

type Cells = readonly (string | null)[]

/** The cells of one column `v` of a table `t` by one rule, with other columns beside it. */
export function maskCells(
  cells: Cells,
  rule: Readonly<Record<string, unknown>>,
  {
    beside = {},
    key = 7,
    options = {},
    rules = [],
  }: {
    readonly beside?: Readonly<Record<string, Cells>>
    readonly key?: number
    readonly options?: Partial<Readonly<Record<string, unknown>>>
    readonly rules?: readonly Readonly<Record<string, unknown>>[]
  } = {},
): Cells {
  const parsed: MaskingOptions = maskingOptions.parse({
    ...options,
    rules: [{ columns: 't.v', ...rule }, ...rules, { columns: 't.*', mask: 'keep' }],
  })
  const schema = schemaOf({ t: ['v', ...Object.keys(beside)] })
  const secrets = ring(key)
  const masker = compileMasker(schema, {
    options: parsed,
    derive: (domain, purpose) => secrets.derive(domain, purpose),
  })
  const columns: Readonly<Record<string, Cells>> = { v: cells, ...beside }
  const batch = { rowCount: cells.length, firstRow: 0, cells: (name: string) => columns[name] }
  const table = masker.table('t')
  if (table.learns) {
    table.learn(batch)
    table.settle()
  }
  return table.mask(batch).get('v') ?? cells
}
