import { join } from 'node:path'
import type { FittedModel } from '../../models/index.js'
import { hashFile, hashTable, writeTable } from '../io/index.js'
import type { Rng } from '../math/index.js'
import { concatTables, type Schema, type Table } from '../table/index.js'
import { fillPlaces } from './fill-places.js'
import type { Job } from './job.js'
import type { ManifestFile } from './manifest.js'
import type { RunContext } from './progress.js'
import { collectTable, keepBatches, sampleModel } from './sample-model.js'
import type { Split } from './split.js'
import { type Suppressed, suppressRisky } from './suppress-risky.js'

export interface WriteSetsRequest extends RunContext {
  readonly job: Pick<Job, 'sets' | 'format' | 'where' | 'suppressRisky'>
  readonly model: FittedModel
  /** Rows of each table. */
  readonly rowCount: number
  /** The notation that is written. */
  readonly written: Schema
  /** The real rows, where rows that put somebody at risk are drawn again. */
  readonly split?: Split
  /** Write no file: the tables go elsewhere, as `released`. */
  readonly keep?: boolean
  /** Rows of a table that are kept in memory at most; all when absent. */
  readonly mostKept?: number | undefined
  /** The stream of the run; each table has streams of its own, so that one more moves none of the others. */
  readonly rng: Rng
}

/** One synthetic table of a release, written. */
export interface WrittenSet extends ManifestFile {
  readonly synthetic: Table
  /** The table as first drawn, where rows were drawn again. */
  readonly first?: Table
  /** As it is to be written, where no file was. */
  readonly released?: Table
  /** Rows drawn again. */
  readonly redrawn: number
}

/** `synthetic.csv`, or `synthetic-1.csv` and so on where there are several. */
export function setFiles(sets: number, format: string): string[] {
  if (sets === 1) return [`synthetic.${format}`]
  return Array.from({ length: sets }, (_, index) => `synthetic-${index + 1}.${format}`)
}

/**
 * The job's synthetic tables in a folder, drawn independently from one fitted model: the first is, byte by byte, the table
 * of the same job for one.
 */
export async function writeSets(folder: string, request: WriteSetsRequest): Promise<WrittenSet[]> {
  const { job, onProgress } = request
  const sets: WrittenSet[] = []
  for (const [index, file] of setFiles(job.sets, job.format).entries()) {
    const share = (of: number) => (index + of) / job.sets
    const progress: RunContext['onProgress'] =
      onProgress && ((each) => onProgress({ ...each, share: share(each.share) }))
    const streams = (name: string) => request.rng.fork(index === 0 ? name : `${name}:${index + 1}`)
    sets.push(await writeSet(join(folder, file), file, { ...request, streams, onProgress: progress }))
  }
  return sets
}

/** What an outsider holds who has the whole release: the rows of all tables. */
export function pooledTables(tables: readonly Table[]): Table | undefined {
  return tables.length === 1 ? undefined : concatTables(tables)
}

/** As many tables of as many rows, kept in memory: those of a model that is measured and not released. */
export async function drawSets(
  model: FittedModel,
  { job, rowCount, rng, ...context }: Pick<WriteSetsRequest, 'job' | 'rowCount' | 'rng'> & RunContext,
): Promise<Table[]> {
  const tables: Table[] = []
  for (let set = 0; set < job.sets; set++) {
    const batches = sampleModel(model, rowCount, { ...context, rng: rng.fork(`sample:${set + 1}`), where: job.where })
    tables.push(await collectTable(batches))
  }
  return tables
}

interface SetRequest extends WriteSetsRequest {
  readonly streams: (name: string) => Rng
}

async function writeSet(path: string, file: string, request: SetRequest): Promise<WrittenSet> {
  const { job, model, rowCount, written, split, streams, onProgress, signal } = request
  const { where } = job
  const batches = sampleModel(model, rowCount, { rng: streams('sample'), where, onProgress, signal })
  const { batches: kept, collected, rows } = keepBatches(batches, request.mostKept)
  const first = job.suppressRisky ? await collectTable(batches) : undefined
  const suppressed: Suppressed | undefined =
    first &&
    split &&
    (await suppressRisky(first, { ...split, schema: model.schema, model, where, rng: streams('suppress') }))
  const filled = fillPlaces(suppressed?.synthetic ?? kept, { schema: model.schema, rng: streams('places') })
  const released = request.keep ? await collectTable(filled) : undefined
  if (released === undefined) await writeTable(filled, path, { schema: written, ...(signal && { signal }) })
  const synthetic = suppressed?.synthetic ?? collected()
  const sha256 = released === undefined ? await hashFile(path) : hashTable(released)
  return {
    file,
    sha256,
    ...(released && { released }),
    rows: suppressed === undefined && released === undefined ? rows() : synthetic.rowCount,
    synthetic,
    ...(first && { first }),
    redrawn: suppressed?.redrawn ?? 0,
  }
}
