import { setImmediate } from 'node:timers/promises'
import { acceptedRows, type Codebook, type CodedTable, decodeTable, withSurrogates } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { Rng } from '../../src/math/index.js'
import { concatTables, type Table } from '../../src/table/index.js'
import type { SampleOptions } from '../model.js'
import { partOf } from '../sample-part.js'

/** Rows drawn at a time. Part of what a seed means: another number gives other rows. */
export const blockRows = 16_384

interface StreamOptions extends SampleOptions {
  readonly codebook: Codebook
  /** The codes of one block. */
  readonly draw: (rowCount: number, rng: Rng) => CodedTable | Promise<CodedTable>
}

/**
 * Synthetic rows as tables of `blockRows` rows. Block i draws from a stream of its own, so the bytes depend on the
 * seed only, not on how the reader takes them, nor in which parts. No rows still give one empty table, so that a reader learns the columns.
 * Throws `bad-option` for a row count that is not a whole number, `aborted` when the signal says so.
 */
export async function* streamRows(rowCount: number, options: StreamOptions): AsyncGenerator<Table> {
  const { rng, signal, part = { number: 1, of: 1 } } = options
  if (!Number.isSafeInteger(rowCount) || rowCount < 0)
    throw new MirrorwardError('bad-option', `row count must be a whole number, 0 or more: ${rowCount}`)
  const { from, to } = partOf(Math.ceil(rowCount / blockRows), part)
  for (let block = from; block === from || block < to; block++) {
    if (signal?.aborted) throw new MirrorwardError('aborted', 'sampling was stopped')
    const firstRow = block * blockRows
    const wanted = block < to ? Math.min(blockRows, rowCount - firstRow) : 0
    yield await drawBlock(wanted, { ...options, surrogates: rng, firstRow, rng: rng.fork(`block:${block}`) })
    await setImmediate()
  }
}

/** Rows drawn for one that may stand, at most. */
const mostDraws = 1000

interface BlockOptions extends StreamOptions {
  readonly firstRow: number
  /** Of the whole release. */
  readonly surrogates: Rng
}

/**
 * The rows of one block. Those that break what the codebook enforces or the evidence on derived columns are drawn again
 * from streams of their own. Throws `bad-evidence` when fewer than one in a thousand stands.
 */
async function drawBlock(wanted: number, options: BlockOptions): Promise<Table> {
  const { rng, given, codebook, draw, firstRow, surrogates } = options
  const parts: Table[] = []
  let standing = 0
  let drawn = 0
  for (let attempt = 0; ; attempt++) {
    const stream = attempt === 0 ? rng : rng.fork(`attempt:${attempt}`)
    const missing = wanted - standing
    const size = attempt === 0 ? wanted : Math.min(blockRows, Math.ceil((missing * drawn) / Math.max(1, standing)) + 16)
    const coded = await draw(size, stream.fork('codes'))
    const table = decodeTable(coded, codebook, {
      rng: stream.fork('cells'),
      surrogates,
      firstRow,
      ...(given && { given }),
    })
    const accepted = acceptedRows(table, codebook, given)
    if (accepted === null) return table
    drawn += size
    const rows = Uint32Array.from(accepted, (_, row) => row).filter((row) => accepted[row] === 1)
    parts.push(table.take(rows.subarray(0, missing)))
    standing += Math.min(rows.length, missing)
    if (standing === wanted)
      return attempt === 0 ? table : withSurrogates(concatTables(parts), codebook, { firstRow, rng: surrogates })
    if (drawn > mostDraws * (standing + blockRows / mostDraws))
      throw new MirrorwardError(
        'bad-evidence',
        'fewer than one row in a thousand satisfies the condition and the rules of the schema',
      )
  }
}
