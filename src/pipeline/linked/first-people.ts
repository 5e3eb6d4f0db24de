import type { TablesOfPeople } from '../../../models/index.js'
import { concatTables, type Table } from '../../table/index.js'
import { type LinkedSchema, LinkedTables, peopleTables } from '../../table/linked/index.js'

/** Passes batches of people on and keeps the first: whole batches, until there are `most` people. */
export function keepFirstPeople(
  batches: AsyncIterable<TablesOfPeople>,
  {
    schema,
    most,
    onPeople,
  }: {
    readonly schema: LinkedSchema
    readonly most: number
    /** Told how many people have passed. */
    readonly onPeople?: (count: number) => void
  },
): { readonly batches: AsyncIterable<TablesOfPeople>; kept(): LinkedTables } {
  const parts = new Map<string, Table[]>(schema.tables.map(({ name }) => [name, []]))
  const people = peopleTables(schema)[0]!.name
  let count = 0
  return { batches: passOn(), kept }

  async function* passOn(): AsyncGenerator<TablesOfPeople> {
    for await (const batch of batches) {
      if (count < most) for (const [name, table] of batch) parts.get(name)?.push(table)
      count += batch.get(people)?.rowCount ?? 0
      onPeople?.(count)
      yield batch
    }
  }

  function kept(): LinkedTables {
    return LinkedTables.of(new Map(Array.from(parts, ([name, tables]) => [name, concatTables(tables)])), schema)
  }
}
