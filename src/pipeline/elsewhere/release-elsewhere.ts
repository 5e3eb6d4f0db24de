import { type Issue, MirrorwardError } from '../../errors.js'
import { everything, type HierarchySpec } from '../../identity/index.js'
import { applySchema, type Nature, type Schema, Table } from '../../table/index.js'
import { type MeasuredRelease, schemaWithin } from '../steps/index.js'
import { type CoarseColumn, readCoarseColumn } from './coarse-column.js'

export interface ElsewhereRequest {
  /** As the file has it: texts, or numbers where it has types. */
  readonly raw: Table
  readonly file: string
  readonly nature: Nature
  /** Of the real table. */
  readonly schema: Schema
  /** The people who were released. */
  readonly train: Table
  /** Row i of the release was made of row i of `train`: without it, nobody knows who is who, and linkage is not measured. */
  readonly sameOrder?: boolean
  /** By column, levels of values that no notation tells. */
  readonly hierarchies?: Readonly<Record<string, HierarchySpec>>
}

/**
 * A release of people's own rows that another tool made, in the shape of one of ours: columns that are coarser than the real ones
 * are found by their cells, and real rows can be made as coarse. Columns of the schema that the release lacks are left out, and
 * so are those that the schema lacks. Throws `bad-data` naming columns whose cells nothing explains, and for `sameOrder` with
 * another number of rows.
 */
export function releaseElsewhere(request: ElsewhereRequest): MeasuredRelease {
  const { raw, file, nature, schema, train, sameOrder = false, hierarchies = {} } = request
  if (sameOrder && raw.rowCount !== train.rowCount)
    throw new MirrorwardError('bad-data', 'the release has not the rows of the training table one to one', {
      issues: [{ file, message: `${raw.rowCount} rows, of ${train.rowCount}: leave out --same-order` }],
    })
  const kept = schema.columns.filter(({ name }) => raw.has(name))
  const issues: Issue[] = []
  const coarse = new Map<string, CoarseColumn>()
  for (const column of kept) {
    if (column.role === 'direct-identifier' || column.kind === 'identifier') continue
    const [cells, real] = [raw.column(column.name), train.column(column.name)]
    const found = readCoarseColumn({ raw: cells, schema: column, real, hierarchy: hierarchies[column.name] })
    if (found === undefined) continue
    if ('unexplained' in found) issues.push(unexplained(column.name, { file, count: found.unexplained }))
    else coarse.set(column.name, found)
  }
  if (issues.length > 0)
    throw new MirrorwardError('bad-data', 'cells of the release stand for no real values that are known', { issues })
  const names = kept.map(({ name }) => name)
  const fine = kept
    .filter(({ name }) => !coarse.has(name))
    .map((column) => ({
      ...column,
      missing: [...(column.missing ?? []), everything],
    }))
  const read = applySchema(
    raw.select(fine.map(({ name }) => name)),
    { name: schema.name, columns: fine },
    { file, lenient: true },
  )
  const { timeToEvent, ...own } = schemaWithin({ ...schema, columns: kept })
  const pairs = timeToEvent?.filter(({ time, event }) => !coarse.has(time) && !coarse.has(event))
  return {
    nature,
    table: Table.of(
      names.map((name) => coarse.get(name)?.cells ?? read.column(name)),
      raw.rowCount,
    ),
    schema: {
      ...own,
      columns: kept.map((column) => coarse.get(column.name)?.schema ?? column),
      ...(pairs && pairs.length > 0 && { timeToEvent: pairs }),
    },
    ...(sameOrder && { origins: Int32Array.from({ length: raw.rowCount }, (_, row) => row) }),
    representatives: Object.fromEntries([...coarse.keys()].map((name) => [name, {}])),
    results: [{ technique: 'made elsewhere', nature, card: { coarser: [...coarse.keys()].join(', ') } }],
    like: async (table) =>
      Table.of(
        names.map((name) => coarse.get(name)?.like(table.column(name)) ?? table.column(name)),
        table.rowCount,
      ),
  }
}

function unexplained(column: string, { file, count }: { readonly file: string; readonly count: number }): Issue {
  return {
    ...{ file, column },
    message: `${count} different ${count === 1 ? 'text is' : 'texts are'} neither real values nor bands, stars or groups of them: say what they hold (--hierarchies FILE)`,
  }
}
