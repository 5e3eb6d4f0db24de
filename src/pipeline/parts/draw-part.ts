import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadModel, type SamplePart } from '../../../models/index.js'
import { MirrorwardError } from '../../errors.js'
import { hashFile, writeTable } from '../../io/index.js'
import { createRng } from '../../math/index.js'
import { plainSchema, type Table } from '../../table/index.js'
import type { RunContext } from '../progress.js'
import { sampleModel } from '../sample-model.js'
import { readPartManifests, writePartManifest } from './part-manifest.js'

export interface PartRequest extends RunContext {
  /** The bytes of a saved model. */
  readonly model: Uint8Array
  readonly seed: number | string
  /** Of all parts together. */
  readonly rows: number
  readonly part: SamplePart
  readonly where?: string | undefined
  readonly plain?: boolean | undefined
  readonly format?: 'csv' | 'tsv' | 'parquet' | 'arrow' | 'json' | 'jsonl' | undefined
}

/**
 * Draws one part of a sample into a file, with its manifest beside it. The rows of all parts, one after the other, are those of
 * the sample drawn in one, whatever their number. Throws `bad-option` for a part that is none, or cannot be drawn by itself.
 *
 * @example
 * await drawPart('part-17.csv', { model, seed: 7, rows: 1e9, part: { number: 17, of: 1000 } })
 */
export async function drawPart(path: string, request: PartRequest): Promise<{ readonly rows: number }> {
  const rows = await write(path, request)
  const fitted = loadModel(request.model)
  const { release } = fitted.card()
  await writePartManifest(path, {
    ...{ part: request.part, rows: request.rows, ownRows: rows },
    model: {
      sha256: createHash('sha256').update(request.model).digest('hex'),
      ...(release !== undefined && { release }),
    },
    ...(request.where !== undefined && { where: request.where }),
    ...(request.plain && { plain: true }),
  })
  return { rows }
}

/**
 * Whether a part of a folder, drawn again from model and seed, has the bytes that were written. Throws `not-found` for a part
 * that no manifest there is of, `bad-data` for another model.
 */
export async function isDrawnAgain(
  folder: string,
  { number, model, seed, ...context }: RunContext & Pick<PartRequest, 'model' | 'seed'> & { readonly number: number },
): Promise<boolean> {
  const manifest = (await readPartManifests(folder)).find(({ part }) => part.number === number)
  if (manifest === undefined) throw new MirrorwardError('not-found', `no such part: ${number}`)
  if (createHash('sha256').update(model).digest('hex') !== manifest.model.sha256)
    throw new MirrorwardError('bad-data', 'the part was drawn from another model')
  const { part, rows, where, plain, output } = manifest
  const place = await mkdtemp(join(tmpdir(), 'mirrorward-part-'))
  try {
    const path = join(place, output.file)
    await write(path, {
      model,
      seed,
      rows,
      part,
      ...(where !== undefined && { where }),
      ...(plain && { plain }),
      ...context,
    })
    return (await hashFile(path)) === output.sha256
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

async function write(path: string, request: PartRequest): Promise<number> {
  const { model, seed, rows, part, where, plain, format, ...context } = request
  if (
    !(part.number >= 1 && part.number <= part.of && Number.isSafeInteger(part.number) && Number.isSafeInteger(part.of))
  )
    throw new MirrorwardError('bad-option', `no such part: ${part.number}/${part.of}`)
  const fitted = loadModel(model)
  let written = 0
  const batches = sampleModel(fitted, rows, { rng: createRng(seed).fork('sample'), where, part, ...context })
  await writeTable(
    counted(batches, (count) => (written += count)),
    path,
    {
      schema: plain ? plainSchema(fitted.schema) : fitted.schema,
      ...(format && { format }),
      ...(context.signal && { signal: context.signal }),
    },
  )
  return written
}

async function* counted(batches: AsyncIterable<Table>, count: (rows: number) => void): AsyncGenerator<Table> {
  for await (const batch of batches) {
    count(batch.rowCount)
    yield batch
  }
}
