import type { LedgerRecord, PrivacyStatement } from '../privacy/index.js'
import type { Nature } from '../table/index.js'
import { environment } from '../version.js'
import type { Job } from './job.js'

export interface ManifestFile {
  readonly file: string
  readonly sha256: string
  readonly rows?: number
}

/** A table of a database. */
export interface ManifestTable {
  readonly table: string
  readonly rows: number
}

/**
 * manifest.json: what came out, and how it was made, for anybody. It names no seed, no command and no file that went in:
 * with those, whoever has all real rows but one could make the release again and see whether that one was in. They stand in
 * `internal/recipe.json`, see `ReleaseRecipe`. No clock.
 */
export interface Manifest {
  readonly format: 'mirrorward/manifest'
  readonly version: 2
  /** Random, from the operating system. The same in model, evaluation, report and recipe. */
  readonly release: string
  /** What kind of thing was released. */
  readonly nature: Nature
  /**
   * Whom the published table was learnt from, and whose the numbers of evaluation and report are: its own, or those of a twin
   * learnt from the training rows alone.
   */
  readonly learntFrom: Job['learnFrom']
  readonly evidence: 'published' | 'twin' | 'none'
  readonly outputs: readonly ManifestFile[]
  /** Of a job of several techniques, each with what it did: no cells, no keys. */
  readonly steps?: readonly Readonly<Record<string, unknown>>[]
  /** Where the tables were written into a database: what they are called, not where that is. */
  readonly database?: { readonly dialect: string; readonly schema: string; readonly tables: readonly ManifestTable[] }
  /** Of a release with a privacy budget: what it promises, in plain words, and every charge. */
  readonly privacy?: {
    readonly statement: Readonly<Record<'en' | 'fr', PrivacyStatement>>
    readonly ledger: LedgerRecord
  }
  readonly configuration: Readonly<Record<string, unknown>>
  readonly environment: Readonly<Record<string, string>>
}

export function buildManifest(
  job: Job,
  {
    release,
    outputs,
    database,
    nature = 'synthetic',
    evidence,
    steps,
  }: Pick<Manifest, 'release' | 'outputs' | 'database' | 'steps'> &
    Partial<Pick<Manifest, 'evidence'>> & { readonly nature?: Nature },
): Manifest {
  return {
    format: 'mirrorward/manifest',
    version: 2,
    release,
    nature,
    learntFrom: job.learnFrom,
    evidence: evidence ?? (!job.evaluate ? 'none' : job.learnFrom === 'all' ? 'twin' : 'published'),
    outputs,
    ...(database && { database }),
    ...(steps && { steps }),
    configuration: configurationOf(job),
    environment: environment(),
  }
}

/** Keys of a job that tell how a release was made, and nothing of where, from which file or by which draw. */
const told = [
  ...(['technique', 'model', 'options', 'rows', 'sets', 'where', 'format', 'plain', 'split', 'learnFrom'] as const),
  ...(['suppressRisky', 'evaluate', 'depth', 'audience', 'title'] as const),
]

/** What anybody may know of a job: the keys listed above, a new one only once somebody lists it. */
export function configurationOf(job: Job): Readonly<Record<string, unknown>> {
  return {
    ...Object.fromEntries(
      told.flatMap((key) =>
        job[key] === undefined ? [] : [[key, key === 'options' ? withoutPlaces(job.options) : job[key]]],
      ),
    ),
    ...(job.steps && { steps: job.steps.map(withoutPlaces) }),
  }
}

/** A step without where its key and its files of hierarchies lie. */
function withoutPlaces(step: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { key: _key, population: _population, hierarchies, ...rest } = step
  return typeof hierarchies === 'object' && hierarchies !== null ? { ...rest, hierarchies } : rest
}
