import type { FittedLinkedModel, TablesOfPeople } from '../../../models/index.js'
import { concatTables, type Table } from '../../table/index.js'
import { LinkedTables } from '../../table/linked/index.js'

/** All batches as linked tables. A reader with less memory takes the batches one by one. */
export async function collectLinked(
  batches: AsyncIterable<TablesOfPeople>,
  { schema }: Pick<FittedLinkedModel, 'schema'>,
): Promise<LinkedTables> {
  const parts = new Map<string, Table[]>(schema.tables.map(({ name }) => [name, []]))
  for await (const batch of batches) for (const [name, table] of batch) parts.get(name)?.push(table)
  return LinkedTables.of(new Map(Array.from(parts, ([name, tables]) => [name, concatTables(tables)])), schema)
}
