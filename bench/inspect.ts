import { createRng } from '../src/math/index.js'
import { draftSchema, preflight } from '../src/pipeline/index.js'
import { findNearTies, numberColumn, Table } from '../src/table/index.js'

/** CPU seconds of what `inspect` does with a table of correlated numbers that was read already. */
for (const [rowCount, columnCount] of [
  [569, 33],
  [800, 120],
  [12, 20_000],
] as const) {
  const table = correlatedTable(rowCount, columnCount)
  const before = process.cpuUsage()
  const draft = draftSchema(table, { name: 'bench', file: 'bench.csv' })
  const ties = findNearTies(draft.table, draft.schema, draft.relations)
  preflight(draft.table, draft.schema)
  const { user, system } = process.cpuUsage(before)
  const found = `${draft.relations.length} relations, ${ties.length} near ties`
  console.log(`inspect ${rowCount} x ${columnCount}: ${((user + system) / 1e6).toFixed(2)} s of CPU, ${found}`)
}

/** Columns with two decimals that share five hidden numbers; every third grows as the square of another. */
function correlatedTable(rowCount: number, columnCount: number): Table {
  const rng = createRng(1)
  const normal = () => rng.uniform() + rng.uniform() + rng.uniform() - 1.5
  const hidden = Array.from({ length: 5 }, () => Array.from({ length: rowCount }, normal))
  const columns = Array.from({ length: columnCount }, (_, index) => {
    const weights = hidden.map(normal)
    return numberColumn(
      `measure ${index}`,
      Array.from({ length: rowCount }, (_, row) => {
        const shared = hidden.reduce((sum, values, at) => sum + weights[at]! * values[row]!, 10 + 0.1 * normal())
        return Math.round(100 * (index % 3 === 0 ? shared * shared : shared)) / 100
      }),
    )
  })
  return Table.of(columns)
}
