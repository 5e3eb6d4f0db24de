import { setImmediate } from 'node:timers/promises'
import { type Codebook, type CodedTable, decodeTable } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { Rng } from '../../src/math/index.js'
import type { Table } from '../../src/table/index.js'
import type { SampleOptions } from '../model.js'

/** Rows drawn at a time. Part of what a seed means: another number gives other rows. */
export const blockRows = 16_384

/**
 * Synthetic rows as tables of `blockRows` rows. Block i draws from a stream of its own, so the bytes depend on the
 * seed only, not on how the reader takes them. No rows still give one empty table, so that a reader learns the columns.
 * Throws `bad-option` for a row count that is not a whole number, `aborted` when the signal says so.
 */
export async function* streamRows(
  rowCount: number,
  options: SampleOptions & {
    readonly codebook: Codebook
    /** The codes of one block. */
    readonly draw: (rowCount: number, rng: Rng) => CodedTable | Promise<CodedTable>
  },
): AsyncGenerator<Table> {
  const { rng, given, signal, codebook, draw } = options
  if (!Number.isSafeInteger(rowCount) || rowCount < 0)
    throw new MirrorwardError('bad-option', `row count must be a whole number, 0 or more: ${rowCount}`)
  for (let block = 0; block === 0 || block * blockRows < rowCount; block++) {
    if (signal?.aborted) throw new MirrorwardError('aborted', 'sampling was stopped')
    const firstRow = block * blockRows
    const stream = rng.fork(`block:${block}`)
    const coded = await draw(Math.min(blockRows, rowCount - firstRow), stream.fork('codes'))
    yield decodeTable(coded, codebook, {
      rng: stream.fork('cells'),
      firstRow,
      ...(given === undefined ? {} : { given }),
    })
    await setImmediate()
  }
}
