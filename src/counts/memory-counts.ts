import { setImmediate } from 'node:timers/promises'
import { askedColumns, cellsOf, stopped } from './asked-columns.js'
import type { CountedColumn, CountSource, GroupBlock, GroupOptions } from './count-source.js'
import { Numbering } from './numbering.js'

/** Columns of codes in memory, one code a row. */
export interface CodesInMemory {
  readonly columns: readonly (CountedColumn & { readonly codes: ArrayLike<number> })[]
  readonly rowCount: number
  /** A number for the person of each row; absent where every row is somebody else's. */
  readonly personOf?: Int32Array | undefined
}

/** Counts over typed arrays: some nanoseconds a row and column. */
export function countsInMemory({ columns, rowCount, personOf }: CodesInMemory): CountSource {
  return {
    columns: columns.map(({ name, size }) => ({ name, size })),
    rowCount,
    async counts(requests, { signal } = {}) {
      const tables: Float64Array[] = []
      for (const names of requests) {
        if (signal?.aborted) throw stopped()
        const asked = askedColumns(columns, names)
        const counts = new Float64Array(cellsOf(columns, asked))
        countInto(
          counts,
          asked.map((place) => columns[place]!),
          rowCount,
        )
        tables.push(counts)
        await setImmediate()
      }
      return tables
    },
    async *groups(names, { unit, signal }: GroupOptions) {
      if (signal?.aborted) throw stopped()
      const asked = askedColumns(columns, names).map((place) => columns[place]!)
      yield groupsOf(asked, { rowCount, personOf: unit === 'people' ? personOf : undefined })
    },
  }
}

type Codes = CodesInMemory['columns'][number]

function countInto(counts: Float64Array, columns: readonly Codes[], rowCount: number): void {
  const [first, second] = columns
  if (columns.length === 2 && first!.codes instanceof Uint8Array && second!.codes instanceof Uint8Array) {
    countPairOfBytes(counts, { first: first!.codes, second: second!.codes, width: second!.size })
    return
  }
  const cells = cellsOfRows(columns, rowCount)
  for (let row = 0; row < rowCount; row++) counts[cells[row]!]! += 1
}

/** The loop that pair tables of many rows are made of: over bytes alone. */
function countPairOfBytes(
  counts: Float64Array,
  { first, second, width }: { readonly first: Uint8Array; readonly second: Uint8Array; readonly width: number },
): void {
  const own = new Int32Array(counts.length)
  for (let row = 0; row < first.length; row++) own[first[row]! * width + second[row]!]! += 1
  counts.set(own)
}

function cellsOfRows(columns: readonly Codes[], rowCount: number): Float64Array {
  const cells = new Float64Array(rowCount)
  for (const { codes, size } of columns)
    for (let row = 0; row < rowCount; row++) cells[row] = cells[row]! * size + codes[row]!
  return cells
}

/** Distinct combinations by the number of their cell; combinations are below 2^53, else they are numbered anew on the way. */
function groupsOf(
  columns: readonly Codes[],
  { rowCount, personOf }: { readonly rowCount: number; readonly personOf: Int32Array | undefined },
): GroupBlock {
  const cells = new Numbering()
  let keys = new Int32Array(rowCount)
  for (const { codes, size } of columns) {
    const pairs = new Numbering()
    keys = keys.map((key, row) => pairs.add(key * size + codes[row]!))
  }
  const firstRow: number[] = []
  for (let row = 0; row < rowCount; row++) if (cells.add(keys[row]!) === firstRow.length) firstRow.push(row)
  const held = new Float64Array(cells.count)
  const met = new Numbering()
  for (let row = 0; row < rowCount; row++) {
    const group = cells.find(keys[row]!)
    const before = met.count
    if (personOf === undefined || met.add(group * rowCount + personOf[row]!) === before) held[group]! += 1
  }
  const order = firstRow.map((_, group) => group).sort((a, b) => compareRows(columns, firstRow[a]!, firstRow[b]!))
  return {
    codes: columns.map(({ codes }) => Int32Array.from(order, (group) => codes[firstRow[group]!]!)),
    held: Float64Array.from(order, (group) => held[group]!),
  }
}

function compareRows(columns: readonly Codes[], a: number, b: number): number {
  for (const { codes } of columns) if (codes[a] !== codes[b]) return codes[a]! - codes[b]!
  return 0
}
