import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { fromFolder, hashFile, isDatabase, writeFileAtomically } from '../io/index.js'
import { commandLine } from './command-line.js'
import type { Job } from './job.js'
import type { PreflightWarning } from './preflight/index.js'

/** Where the recipe of a release or of an evaluation lies in its folder. */
export const recipeFile = 'internal/recipe.json'

export interface RecipeInput {
  /** What it was read as: `input`, `schema`, `policy`; `train` and so on for an evaluation. */
  readonly role: string
  /** Absolute; `-` is standard input, and a database stands as its URL. */
  readonly path: string
  readonly sha256: string
  readonly rows?: number
  /** Of a database whose rows were streamed: the hash does not ask for their order. */
  readonly streamed?: true
}

/** internal/recipe.json: how to make the same bytes again. For nobody outside: see docs/audiences.md. Only its owner may read it. */
export interface ReleaseRecipe {
  readonly format: 'mirrorward/recipe'
  readonly version: 1
  readonly release: string
  readonly seed: string
  readonly command: string
  /** What went in; the real table or tables first. */
  readonly inputs: readonly RecipeInput[]
  /** What was found before the run; see docs/preflight.md. */
  readonly warnings?: readonly PreflightWarning[]
  /** Whole; absent for an evaluation of a table made elsewhere. */
  readonly job?: Job
  /** SHA-256 of manifest.json. */
  readonly manifest?: string
}

/** Writes `internal/recipe.json` (0600, its folder 0700) below `folder`. */
export async function writeRecipe(folder: string, recipe: ReleaseRecipe): Promise<void> {
  await writeFileAtomically(join(folder, recipeFile), `${JSON.stringify(recipe, null, 2)}\n`)
}

/** A file that went in, with its hash where it is not known yet. */
export async function recipeInput(
  role: string,
  file: {
    readonly path: string
    readonly sha256?: string | undefined
    readonly rows?: number
    readonly streamed?: boolean
  },
): Promise<RecipeInput> {
  const { path, rows, streamed = false, sha256 = path === '-' ? '' : await hashFile(path) } = file
  const place = isDatabase(path) ? fromFolder(path, process.cwd()) : path === '-' ? path : resolve(path)
  return { role, path: place, sha256, ...(rows !== undefined && { rows }), ...(streamed && { streamed }) }
}

const recipeShape = z.looseObject({
  format: z.literal('mirrorward/recipe'),
  version: z.literal(1),
  release: z.string(),
  seed: z.string(),
  command: z.string(),
  inputs: z.array(
    z.object({
      role: z.string(),
      path: z.string(),
      sha256: z.string(),
      rows: z.int().optional(),
      streamed: z.literal(true).optional(),
    }),
  ),
  manifest: z.string().optional(),
})

/** A recipe from the text of its file; undefined when it is none, or of a version this one does not know. */
export function parseRecipe(text: string): ReleaseRecipe | undefined {
  try {
    const parsed = recipeShape.safeParse(JSON.parse(text))
    return parsed.success ? (parsed.data as ReleaseRecipe) : undefined
  } catch {
    return undefined
  }
}

export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** The command line that runs `job` again as release `release`, quoted for a POSIX shell. */
export function recreatingCommand(job: Job, release?: string): string {
  const words = ['mirrorward', 'run', job.input, '--out', job.out, '--model', job.model, '--seed', String(job.seed)]
  if (job.technique !== undefined) words.push('--technique', job.technique)
  if (isDatabase(job.out)) words.push('--folder', job.folder)
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
  if (job.learnFrom !== 'train') words.push('--learn-from', job.learnFrom)
  if (job.suppressRisky) words.push('--suppress-risky')
  if (job.language !== 'en') words.push('--lang', job.language)
  if (job.depth !== 'standard') words.push('--depth', job.depth)
  if (job.audience !== 'internal') words.push('--audience', job.audience)
  if (job.policy !== undefined) words.push('--policy', job.policy)
  if (job.rowsInMemory !== 2_000_000) words.push('--rows-in-memory', String(job.rowsInMemory))
  if (!job.evaluate) words.push('--no-evaluate')
  for (const [name, share] of Object.entries(job.split)) words.push(`--split.${name}`, String(share))
  for (const [name, value] of Object.entries(job.options)) {
    if (Array.isArray(value) || typeof value === 'object') continue
    words.push(`--options.${name}`, String(value))
  }
  if (release !== undefined) words.push('--release', release)
  return commandLine(words)
}
