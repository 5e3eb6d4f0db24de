import { basename } from 'node:path'
import type { Recipe } from '../../evaluators/index.js'
import { environment } from '../version.js'
import { commandLine } from './command-line.js'
import type { Job } from './job.js'
import type { PreflightWarning } from './preflight/index.js'

export interface ManifestFile {
  readonly file: string
  readonly sha256: string
  readonly rows?: number
}

/** manifest.json: what went in, what came out, and how to make it again. No clock: the same run gives the same bytes. */
export interface Manifest {
  readonly format: 'mirrorward/manifest'
  readonly version: 1
  readonly inputs: readonly ManifestFile[]
  readonly outputs: readonly ManifestFile[]
  readonly job: Job
  readonly seed: string
  readonly command: string
  /** What was found before the run; see docs/preflight.md. */
  readonly warnings: readonly PreflightWarning[]
  readonly environment: Readonly<Record<string, string>>
}

export function buildManifest(
  job: Job,
  { inputs, outputs, warnings }: Pick<Manifest, 'inputs' | 'outputs' | 'warnings'>,
): Manifest {
  return {
    format: 'mirrorward/manifest',
    version: 1,
    inputs,
    outputs,
    job,
    seed: String(job.seed),
    command: recreatingCommand(job),
    warnings,
    environment: environment(),
  }
}

/** What the report says on making the release again: files by name alone, so that no folder of a machine is published. */
export function recipeOf(job: Job, files: readonly ManifestFile[]): Recipe {
  const bare = (path: string) => (path === '-' ? path : basename(path))
  const { out: _out, language: _language, ...rest } = job
  const configuration = {
    ...rest,
    input: bare(job.input),
    ...(job.schema !== undefined && { schema: bare(job.schema) }),
    ...(job.policy !== undefined && { policy: bare(job.policy) }),
  }
  return {
    command: recreatingCommand({ ...job, ...configuration, out: 'release', language: 'en' }),
    files,
    configuration,
  }
}

/** The command line that runs `job` again, quoted for a POSIX shell. */
export function recreatingCommand(job: Job): string {
  const words = ['mirrorward', 'run', job.input, '--out', job.out, '--model', job.model, '--seed', String(job.seed)]
  if (job.schema !== undefined) words.push('--schema', job.schema)
  if (job.rows !== undefined) words.push('--rows', String(job.rows))
  if (job.sets > 1) words.push('--sets', String(job.sets))
  if (job.where !== undefined) words.push('--where', job.where)
  if (job.format !== 'csv') words.push('--format', job.format)
  if (job.encoding !== undefined) words.push('--encoding', job.encoding)
  if (job.dateFormat !== undefined) words.push('--date-format', job.dateFormat)
  if (job.missing !== undefined && job.missing.length > 0) words.push('--missing', ...job.missing)
  if (job.ignore !== undefined && job.ignore.length > 0) words.push('--ignore', ...job.ignore)
  if (job.plain) words.push('--plain')
  if (job.delimiter !== undefined) words.push('--delimiter', job.delimiter)
  if (job.sheet !== undefined) words.push('--sheet', job.sheet)
  if (job.title !== undefined) words.push('--title', job.title)
  if (job.suppressRisky) words.push('--suppress-risky')
  if (job.language !== 'en') words.push('--lang', job.language)
  if (job.depth !== 'standard') words.push('--depth', job.depth)
  if (job.audience !== 'internal') words.push('--audience', job.audience)
  if (job.policy !== undefined) words.push('--policy', job.policy)
  if (!job.evaluate) words.push('--no-evaluate')
  for (const [name, share] of Object.entries(job.split)) words.push(`--split.${name}`, String(share))
  for (const [name, value] of Object.entries(job.options)) {
    if (Array.isArray(value) || typeof value === 'object') continue
    words.push(`--options.${name}`, String(value))
  }
  return commandLine(words)
}
