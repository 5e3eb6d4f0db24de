import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CountSource, countsInMemory, countsOfFile } from '../src/counts/index.js'
import { writeTable } from '../src/io/index.js'
import { numberColumn, type Schema, Table } from '../src/table/index.js'
import { codedSample } from './tables/coded-sample.js'

/** All 190 pair tables of 20 coded columns, in memory and by the embedded engine. `ROWS` says of how many rows. */
const rowCount = Number(process.env.ROWS ?? 1_000_000)
const folder = mkdtempSync(join(tmpdir(), 'bench-counts-'))
const path = join(folder, 'codes.parquet')
const coded = codedSample(rowCount, 20)
const names = coded.columns.map(({ name }) => name)
const pairs = names.flatMap((first, index) => names.slice(index + 1).map((second) => [first, second]))
const schema: Schema = {
  name: 'codes',
  columns: names.map((name) => ({ name, kind: 'numeric', role: 'feature', precision: 0 })),
}
await writeTable(batches(), path, { schema })

const memory = countsInMemory(coded)
const loading = performance.now()
const engine = await countsOfFile({ path, columns: coded.columns.map(({ name, size }) => ({ name, size })) })
console.log(
  `the engine reads ${rowCount} x 20 codes from Parquet: ${((performance.now() - loading) / 1000).toFixed(2)} s`,
)
const tables = [await measured('in memory', memory), await measured('by the engine', engine)]
const same = tables[0]!.every((counts, pair) => counts.every((count, cell) => count === tables[1]![pair]![cell]))
console.log(same ? 'both are the same' : 'THEY DIFFER')
engine.close()
rmSync(folder, { recursive: true })

async function measured(how: string, source: CountSource): Promise<readonly Float64Array[]> {
  const [started, used] = [performance.now(), process.cpuUsage()]
  const counts = await source.counts(pairs)
  const { user, system } = process.cpuUsage(used)
  const seconds = ((performance.now() - started) / 1000).toFixed(2)
  console.log(
    `190 pair tables of ${rowCount} rows ${how}: ${seconds} s, ${((user + system) / 1e6).toFixed(2)} s of processor time`,
  )
  return counts
}

/** So many rows at a time as numbers. */
async function* batches(most = 500_000): AsyncGenerator<Table> {
  for (let start = 0; start < rowCount; start += most)
    yield Table.of(
      coded.columns.map(({ name, codes }) => ({
        ...numberColumn(name, []),
        values: Float64Array.from(codes.subarray(start, start + most)),
      })),
    )
}
