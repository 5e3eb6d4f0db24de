import type { TablesOfPeople } from '../../../models/index.js'
import {
  type LinkedSchema,
  LinkedTables,
  meltedSchema,
  schemaFromOffsets,
  unliftedSchema,
} from '../../table/linked/index.js'
import { type NormalForm, outOfForm } from './normal-form.js'

/** Drawn tables as they are released, what was lifted and pivoted before learning put back. */
export interface ReleaseForm {
  readonly schema: LinkedSchema
  tables(drawn: LinkedTables): LinkedTables
  /** The same batch by batch: people bring all of their rows. */
  batches(drawn: AsyncIterable<TablesOfPeople>): AsyncIterable<TablesOfPeople>
}

/** `schema` is that of the drawn tables. */
export function releaseForm(schema: LinkedSchema, form: NormalForm): ReleaseForm {
  const { lifts, offsets = [], pivots } = form
  const released = unliftedSchema(schemaFromOffsets(meltedSchema(schema, pivots), offsets), lifts)
  return {
    schema: released,
    tables: (drawn) => outOfForm(drawn, form),
    async *batches(drawn) {
      for await (const batch of drawn) {
        if (isAsReleased(form)) yield batch
        else {
          const undone = outOfForm(LinkedTables.of(batch, schema), form)
          yield new Map(released.tables.map(({ name }) => [name, undone.table(name)]))
        }
      }
    },
  }
}

function isAsReleased({ lifts, offsets = [], pivots }: NormalForm): boolean {
  return lifts.length === 0 && offsets.length === 0 && pivots.length === 0
}
