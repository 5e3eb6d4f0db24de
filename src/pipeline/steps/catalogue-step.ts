import { type Anonymizer, findAnonymizer } from '../../../anonymizers/index.js'
import { MirrorwardError } from '../../errors.js'
import { parseIssues } from '../../messages/index.js'
import { concatTables, type Table } from '../../table/index.js'
import type { CatalogueTechnique } from '../job.js'
import { oneTable } from './one-table.js'
import { ownColumns } from './own-columns.js'
import type { Rows, Step } from './step.js'

/**
 * A technique of the catalogue that changes columns of one table, as a step: its own options, `columns` being the quasi-identifiers
 * that it can change where nobody says. Throws `bad-option`.
 */
export function catalogueStep(id: CatalogueTechnique | 'noise', stated: Readonly<Record<string, unknown>>): Step {
  const technique = findAnonymizer(id)
  // Told before a row is read, also where the columns are not known yet.
  parsed(technique, { columns: ['any'], ...stated })
  const step: Step = {
    technique: id,
    async apply(rows, { rng, signal }) {
      const columns = stated.columns ?? quasiIdentifiers(rows, id)
      const options = parsed(technique, { ...stated, columns })
      const { schema, kept } = ownColumns(rows.schema)
      const own = rows.table.select(rows.table.columnNames.filter((name) => kept.has(name)))
      const made = await technique.apply(oneTable('rows', { table: own, schema }), {
        options,
        rng,
        ...(signal && { signal }),
      })
      const batches: Table[] = []
      for await (const batch of made.tables.read('rows')) batches.push(batch)
      const table = batches.length === 1 ? batches[0]! : concatTables(batches)
      const { nature, detail, notes } = made.card()
      return {
        ...{ technique: id, nature, table, schema, origins: rows.origins, representatives: {} },
        like: async (other) => other.select(table.columnNames),
        card: { ...(detail?.options as object | undefined), notes },
        ...{ files: [], settled: step },
      }
    },
  }
  return step
}

function parsed(technique: Anonymizer<unknown>, stated: Readonly<Record<string, unknown>>): unknown {
  const found = technique.options.safeParse(stated)
  if (found.success) return found.data
  const issues = parseIssues(found.error, { schema: technique.options, whole: 'options' })
  throw new MirrorwardError('bad-option', `the options of ${technique.id} have errors`, { issues })
}

/** Those that the technique can change: levels for PRAM, all for cell suppression, else numbers. */
function quasiIdentifiers({ table, schema }: Rows, id: CatalogueTechnique | 'noise'): string[] {
  const fits = (name: string) => {
    if (id === 'cell-suppression') return true
    return (table.column(name).type === 'level') === (id === 'pram')
  }
  const names = schema.columns.filter(({ role, name }) => role === 'quasi-identifier' && fits(name))
  if (names.length > 0) return names.map(({ name }) => name)
  throw new MirrorwardError('bad-option', `no quasi-identifier that ${id} can change: give columns`)
}
