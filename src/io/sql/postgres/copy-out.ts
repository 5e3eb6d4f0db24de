import type { Table } from '../../../table/index.js'
import type { ColumnPlan } from '../column-plan.js'
import { CopyRows } from './copy-rows.js'
import type { PostgresSession } from './session.js'

/** Cells of a batch: enough rows to make the work of a batch small, few enough to be small in memory. */
const cellsAtOnce = 1 << 18

/** Rows by COPY, whose bytes are parsed as they come. Memory does not grow with the rows. */
export async function* readRows(
  session: PostgresSession,
  { plans, selection }: { readonly plans: readonly ColumnPlan[]; readonly selection: string },
): AsyncGenerator<Table> {
  const rows = new CopyRows(plans, Math.max(256, Math.floor(cellsAtOnce / Math.max(1, plans.length))))
  for await (const chunk of session.copyOut(`COPY (${selection}) TO STDOUT (FORMAT text, ENCODING 'UTF8')`))
    yield* rows.read(chunk)
  yield* rows.finish()
}
