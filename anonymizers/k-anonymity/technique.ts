import { z } from 'zod'
import { MirrorwardError } from '../../src/errors.js'
import { permutation } from '../../src/math/index.js'
import { didYouMean } from '../../src/messages/index.js'
import type { ColumnSchema, Schema, Table } from '../../src/table/index.js'
import { type DatabaseColumn, type DatabaseTable, streamsOf, tableNamed } from '../../src/table/linked/index.js'
import type { Anonymizer } from '../anonymizer.js'
import { collected, isNumber } from '../perturbation/column-technique.js'
import { coarsenTable } from './coarsen-table.js'
import { kAnonymityOptions } from './options.js'

/** Options of one table among others: which one, what others may know of it, whose its rows are. */
export const kAnonymityTechniqueOptions = kAnonymityOptions.extend({
  table: z.string().describe('the table whose rows become coarser'),
  quasi: z.array(z.string()).min(1).describe('its columns that others may know of a person'),
  person: z.string().optional().describe('its column that says whose a row is, which is left out of the release'),
})

/** One table of a source made coarser until k people share every class; its other columns, and other tables, stay as they were. */
export const kAnonymity: Anonymizer<z.infer<typeof kAnonymityTechniqueOptions>> = {
  id: 'k-anonymity',
  title: 'k-anonymity',
  nature: 'generalised',
  options: kAnonymityTechniqueOptions,
  async apply(source, { options: { table: name, quasi, person, ...options }, rng, signal, onProgress }) {
    const described = tableNamed(source.schema, name)
    const schema = schemaOf(described, { quasi, person })
    const table = await collected(source, name, signal)
    const made = table.rowCount === 0 ? undefined : coarsenTable(table, { schema, options, ...(signal && { signal }) })
    const released = made?.applied.table.take(permutation(table.rowCount, rng.fork('rows'))) ?? without(table, person)
    onProgress?.({ table: name, rows: released.rowCount })
    const columns = described.columns.flatMap((column): DatabaseColumn[] => {
      if (!released.has(column.name)) return []
      const isText = released.column(column.name).type === 'level' && isNumber(column)
      const isBlank = quasi.includes(column.name)
      return [{ ...column, ...(isText && { type: { kind: 'text' } as const }), ...(isBlank && { isNullable: true }) }]
    })
    const own = withoutKeys({ ...described, columns })
    const tables = source.schema.tables.map((each) =>
      each.name === name ? own : withoutReferences(each, { name, own }),
    )
    const held = streamsOf(new Map([[name, released]]), { schema: { ...source.schema, tables } })
    const rows: Record<string, number> = {}
    return {
      tables: {
        schema: { ...source.schema, tables },
        async *read(asked) {
          rows[asked] = 0
          for await (const batch of (asked === name ? held : source).read(asked)) {
            if (signal?.aborted) throw new MirrorwardError('aborted', 'the technique was stopped')
            rows[asked] += batch.rowCount
            yield batch
          }
        },
      },
      card: () => ({
        ...{ anonymizer: 'k-anonymity', nature: 'generalised', rows: { ...rows } },
        notes: [
          'Groups may give away what all of their people have in common, and only the columns that were called known are covered.',
        ],
        ...(made && {
          detail: {
            k: options.k,
            levels: Object.fromEntries(made.plan.columns.map(({ name: column, level }) => [column, level])),
            found: { ...made.plan.found },
          },
        }),
      }),
    }
  },
}

function schemaOf(
  { name, columns }: DatabaseTable,
  { quasi, person }: { readonly quasi: readonly string[]; readonly person: string | undefined },
): Schema {
  const names = columns.map((column) => column.name)
  for (const each of [...quasi, ...(person === undefined ? [] : [person])])
    if (!names.includes(each))
      throw new MirrorwardError('bad-option', `no such column: "${name}.${each}"${didYouMean(each, names)}`)
  return {
    name,
    ...(person !== undefined && { patient: person }),
    columns: columns.map((column): ColumnSchema => {
      const role = quasi.includes(column.name) ? 'quasi-identifier' : 'feature'
      const isMoment = ['date', 'timestamp', 'instant'].includes(column.type.kind)
      if (isMoment) return { name: column.name, role, kind: 'datetime', format: 'date' }
      if (isNumber(column)) return { name: column.name, role, kind: 'numeric' }
      return { name: column.name, role, kind: 'categorical' }
    }),
  }
}

function without(table: Table, column: string | undefined): Table {
  return column === undefined ? table : table.select(table.columnNames.filter((name) => name !== column))
}

/** Keys, foreign keys and checks of columns that are coarser or gone no longer hold. */
function withoutKeys(table: DatabaseTable): DatabaseTable {
  const { primaryKey: _key, ...rest } = table
  const has = (names: readonly string[]) => names.every((name) => table.columns.some((column) => column.name === name))
  return { ...rest, unique: [], checks: [], references: table.references.filter(({ columns }) => has(columns)) }
}

function withoutReferences(
  table: DatabaseTable,
  { name, own }: { readonly name: string; readonly own: DatabaseTable },
): DatabaseTable {
  const names = own.columns.map((column) => column.name)
  const references = table.references.filter(
    (each) => each.table !== name || each.to.every((column) => names.includes(column)),
  )
  return { ...table, references }
}
