import type { CodedRows } from '../../../models/index.js'
import { MirrorwardError } from '../../errors.js'
import {
  isDatabase,
  openDatabaseRows,
  openParquetRows,
  type People,
  parquetRowCount,
  type StoredRows,
} from '../../io/index.js'
import type { Rng } from '../../math/index.js'
import { inferSchema, type Schema, type Table } from '../../table/index.js'
import type { Job } from '../job.js'
import { type LoadedInput, loadInput, loadSchema, tableName } from '../load-input.js'
import type { RunContext } from '../progress.js'
import { type Split, splitBySides, unitOf } from '../split.js'
import type { TableHints } from '../table-hints.js'
import { type CodingOptions, codeRows } from './code-rows.js'
import { countColumns, profilesOf } from './count-columns.js'

/** Rows of whole people that are held as a table, at most: what looks at rows looks at these. */
export const sampledRows = 400_000
/** Cells of them, where there are many columns. */
const sampledCells = 40_000_000
/** First rows that tell whose a row is. */
const lookedAt = 50_000

/** A table of more rows than are held: whole people of it as a table, and the codes of all. */
export interface LargeInput {
  /** The sample, by the schema given or inferred from the distinct cells of all rows. */
  readonly loaded: LoadedInput
  readonly rowCount: number
  /** The sample, divided as all rows are. */
  readonly split: Split
  /** Rows of a synthetic table that are held for its evaluation, at most. */
  readonly mostKept: number
  /** Codes of all training rows, for models that learn from these. */
  coded(options: CodingOptions): Promise<CodedRows>
  close(): Promise<void>
}

export interface LargeInputOptions extends RunContext {
  readonly rng: Rng
}

/** Rows that are held in memory where nothing is said. */
const mostInMemory = 2_000_000

/** What is asked of a job, or of a fit. */
interface LargeJob extends TableHints, Pick<Job, 'input' | 'split' | 'learnFrom' | 'suppressRisky'> {
  readonly schema?: string | undefined
  readonly rowsInMemory?: number
}

/** The input of a job where it has more rows than are held in memory; undefined where it has not, or where rows cannot stay where they are. */
export async function openLarge(job: LargeJob, options: LargeInputOptions): Promise<LargeInput | undefined> {
  const more = { ignore: job.ignore, moreThan: job.rowsInMemory ?? mostInMemory }
  const rows = isDatabase(job.input)
    ? await openDatabaseRows(job.input, { ...more, ...(options.signal && { signal: options.signal }) })
    : await openFileRows(job.input, more)
  if (rows === undefined) return undefined
  try {
    const unfit = job.learnFrom === 'all' ? 'learnFrom: all' : job.suppressRisky ? 'suppressRisky' : undefined
    if (unfit !== undefined)
      throw new MirrorwardError(
        'unsupported',
        `${unfit} needs all rows in memory: raise rowsInMemory (--rows-in-memory)`,
      )
    return await largeInput(rows, job, options)
  } catch (error) {
    await rows.close()
    throw error
  }
}

async function openFileRows(
  path: string,
  { ignore, moreThan }: { readonly ignore: readonly string[] | undefined; readonly moreThan: number },
): Promise<StoredRows | undefined> {
  const isLarge = path.endsWith('.parquet') && (await parquetRowCount(path).catch(() => 0)) > moreThan
  return isLarge ? openParquetRows(path, { ignore }) : undefined
}

/** The same of rows that are open already. */
export async function largeInput(
  rows: StoredRows,
  job: LargeJob,
  { rng, ...context }: LargeInputOptions,
): Promise<LargeInput> {
  const { onProgress, signal } = context
  const known = await countColumns(rows, {
    onProgress: (share) => onProgress?.({ stage: 'read', share: 0.9 * share }),
    signal,
  })
  const profiles = profilesOf(known, rows.rowCount)
  const given = job.schema === undefined ? undefined : await loadSchema(job.schema)
  const inferring = { name: tableName(job.input), profiles, ...hintsOf(job) }
  const column = given?.patient ?? inferSchema(await rows.firstRows(lookedAt), inferring).schema.patient
  const people: People = { column, salt: String(rng.fork('people').uint32()) }
  const wanted = Math.min(sampledRows, sampledCells / rows.columns.length)
  const { table, places } = await rows.sample(people, { from: 0, to: Math.min(1, wanted / rows.rowCount) })
  const loaded = await loadInput(
    { ...job, path: job.input, profiles, file: { table, notation: {}, sha256: await rows.sha256() } },
    given,
  )
  onProgress?.({ stage: 'read', share: 1 })
  return {
    loaded,
    rowCount: rows.rowCount,
    mostKept: wanted,
    split: dividedBy(places, loaded.table, { job, schema: loaded.schema, all: rows.rowCount }),
    coded: (coding) =>
      codeRows(rows, {
        ...coding,
        ...context,
        known,
        people,
        schema: loaded.schema,
        places: { from: 0, to: job.split.train },
      }),
    close: rows.close,
  }
}

function hintsOf({ missing, dateFormat }: LargeJob) {
  return { ...(missing && { missing }), ...(dateFormat && { dateFormat }) }
}

/** Train, holdout and reference by the places of people, in all rows as in the sample. */
function dividedBy(
  places: Float64Array,
  table: Table,
  { job: { split: shares }, schema, all }: { readonly job: LargeJob; readonly schema: Schema; readonly all: number },
): Split {
  const unseen = shares.train + shares.holdout
  const sides = places.map((place) => (place < shares.train ? 0 : place < unseen ? 1 : 2))
  const by = `a hash of the ${unitOf(schema)}, ${places.length} of ${all} rows held as a table`
  return splitBySides(table, sides, { shares, by })
}
