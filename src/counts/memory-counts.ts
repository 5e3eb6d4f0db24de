import { setImmediate } from 'node:timers/promises'
import { Numbering } from '../math/index.js'
import { askedColumns, cellsOf, stopped } from './asked-columns.js'
import type { CountedColumn, CountSource, GroupBlock, GroupOptions } from './count-source.js'

/** Columns of codes in memory, one code a row. */
export interface CodesInMemory {
  readonly columns: readonly (CountedColumn & { readonly codes: ArrayLike<number> })[]
  readonly rowCount: number
  /** A number for the person of each row; absent where every row is somebody else's. */
  readonly personOf?: Int32Array | undefined
}

/** Milliseconds of counting after which others may have their turn. */
const restlessFor = 20

/** Counts over typed arrays: some nanoseconds a row and column. */
export function countsInMemory({ columns, rowCount, personOf }: CodesInMemory): CountSource {
  return {
    columns: columns.map(({ name, size }) => ({ name, size })),
    rowCount,
    async counts(requests, { signal } = {}) {
      const tables: Float64Array[] = []
      let rested = performance.now()
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
        if (performance.now() - rested < restlessFor) continue
        await setImmediate()
        rested = performance.now()
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
  const block = new Int32Array(Math.min(blockRows, rowCount))
  for (let start = 0; start < rowCount; start += blockRows) {
    const cells = block.subarray(0, Math.min(blockRows, rowCount - start))
    cells.fill(0)
    for (const { codes, size } of columns) addDigit(cells, { codes, size, start })
    for (let row = 0; row < cells.length; row++) counts[cells[row]!]! += 1
  }
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

/** Rows whose cells are worked out together: what is held beside the codes does not grow with them. */
const blockRows = 65_536

/** The number of each row's cell with one column more, the last one running fastest. */
function addDigit(
  cells: Int32Array,
  { codes, size, start }: { readonly codes: ArrayLike<number>; readonly size: number; readonly start: number },
): void {
  if (codes instanceof Uint8Array) {
    for (let row = 0; row < cells.length; row++) cells[row] = cells[row]! * size + codes[start + row]!
    return
  }
  for (let row = 0; row < cells.length; row++) cells[row] = cells[row]! * size + codes[start + row]!
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
