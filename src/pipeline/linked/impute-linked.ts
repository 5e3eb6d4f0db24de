import { type LinkedModel, linkedModels } from '../../../models/index.js'
import { MirrorwardError } from '../../errors.js'
import type { Rng } from '../../math/index.js'
import { countMissing, isModelled } from '../../table/index.js'
import { LinkedTables } from '../../table/linked/index.js'
import type { ImputedColumn } from '../impute-table.js'
import type { RunContext } from '../progress.js'
import type { LearntTables } from './learn-linked.js'
import { inForm, outOfForm } from './normal-form.js'

export interface ImputeLinkedRequest extends RunContext {
  /** The model that fills, see `LinkedModel.imputes`, and the form of its tables. */
  readonly learnt: LearntTables
  readonly rng: Rng
}

export interface ImputedTables {
  readonly tables: LinkedTables
  /** By table the modelled columns that had missing cells, in schema order. */
  readonly columns: readonly (ImputedColumn & { readonly table: string })[]
}

/**
 * Linked tables with their missing cells drawn once from the model, given all that is observed of each person in all tables.
 * Keys, references and times stay as they are, and so do long tables, in which what was not measured has no row, and rows that
 * belong to nobody. Rows lie by person and in time. Throws `unsupported` for a model that cannot impute, `aborted`.
 */
export async function imputeLinked(
  tables: LinkedTables,
  { learnt: { model, form }, rng, onProgress, signal }: ImputeLinkedRequest,
): Promise<ImputedTables> {
  if (model.impute === undefined) {
    const able = linkedModels.flatMap(({ id, imputes }: LinkedModel<unknown>) => (imputes ? [id] : []))
    throw new MirrorwardError(
      'unsupported',
      `model "${model.card().model}" cannot impute (models of linked tables that can: ${able.join(', ')})`,
    )
  }
  onProgress?.({ stage: 'impute', share: 0 })
  const normal = inForm(tables, form)
  const drawn = await model.impute(normal, { rng, ...(signal && { signal }) })
  const long = new Set(form.pivots.map(({ table }) => table))
  const filled = LinkedTables.of(
    new Map(normal.schema.tables.map(({ name }) => [name, (long.has(name) ? normal : drawn).table(name)])),
    normal.schema,
  )
  onProgress?.({ stage: 'impute', share: 1 })
  const columns = normal.schema.tables.flatMap(({ name: table, columns: own }) =>
    own.filter(isModelled).flatMap(({ name }) => {
      const before = countMissing(normal.table(table).column(name))
      const left = countMissing(filled.table(table).column(name))
      return before === 0 || long.has(table) ? [] : [{ table, name, filled: before - left, left }]
    }),
  )
  return { tables: outOfForm(filled, form), columns }
}
