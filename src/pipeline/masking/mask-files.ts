import { rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import {
  cellsOfTable,
  compileMasker,
  type KeyRing,
  type Masker,
  maskTable,
  natureOf,
} from '../../../anonymizers/index.js'
import { MirrorwardError } from '../../errors.js'
import { type CellBatch, hashFile, rewriteFile, scanFile, writeTable } from '../../io/index.js'
import type { Schema } from '../../table/index.js'
import { freshRelease } from '../fresh.js'
import type { ManifestFile } from '../manifest.js'
import { checkWritable, writeTogether } from '../staging.js'
import { certificate } from './certificate.js'
import { deriveFrom, type MaskJob, optionsOf } from './mask-job.js'
import { type MaskingManifest, maskingManifest } from './masking-manifest.js'
import { type MaskingSource, openSources, schemaOfSources } from './masking-source.js'
import { addCounts, basisOf, type Counts, countsSince, openPieces } from './pieces-of-files.js'
import { statedBounds } from './stated-bounds.js'

/** Something of the source that was found in what came out. */
export interface Leak {
  /** What was found where, without the value. */
  readonly message: string
  readonly file?: string
  readonly column?: string
  readonly row?: number
}

/** Looks for what stayed behind in the files of `folder`, which nobody has seen yet. */
export type ResidualScan = (request: {
  readonly folder: string
  readonly sources: readonly MaskingSource[]
  readonly masker: Masker
}) => Promise<readonly Leak[]>

export interface MaskRequest {
  readonly job: MaskJob
  /** Where the paths of the job begin. */
  readonly folder: string
  readonly out: string
  /** Absent where no rule needs one. */
  readonly keys?: KeyRing | undefined
  readonly language?: 'en' | 'fr'
  /** Run before the folder takes its name; what it finds keeps it from that. */
  readonly scan?: ResidualScan | undefined
  readonly onProgress?: ((progress: { readonly table: string; readonly rows: number }) => void) | undefined
  readonly signal?: AbortSignal | undefined
  /** Removes what an unfinished masking left, and begins anew. */
  readonly restart?: boolean | undefined
}

export interface MaskedRelease {
  readonly manifest: MaskingManifest
  readonly sources: readonly MaskingSource[]
  readonly rows: Readonly<Record<string, number>>
  /** Where the files are: `out`, or beside it under `.quarantine` where something of the source was found in them. */
  readonly folder: string
  readonly leaks: readonly Leak[]
}

/** The files of a job with its rules held against them: what a dry run shows. Throws `bad-option` with every problem. */
export async function planMasking({ job, folder, keys }: Pick<MaskRequest, 'job' | 'folder' | 'keys'>): Promise<{
  readonly sources: readonly MaskingSource[]
  readonly masker: Masker
}> {
  const sources = await openSources(job, folder)
  const masker = compileMasker(schemaOfSources(sources, job), {
    options: optionsOf(job, await statedBounds(job, folder)),
    derive: deriveFrom(keys),
  })
  const several = masker.tables.filter(
    ({ name, learns }) => learns && sources.filter(({ table }) => table === name).length > 1,
  )
  if (several.length > 0)
    throw new MirrorwardError('bad-option', 'the rules do not fit the tables', {
      issues: several.map(({ name }) => ({ message: 'cells are shuffled in a table of one file only', file: name })),
    })
  return { sources, masker }
}

/**
 * Masks the files of a job into a folder that appears only when it is whole: files of the same names, manifest.json and
 * certificate.md. Killed, the same request under a key that is kept goes on with the files that are not done. Throws `bad-data` where
 * a source changes meanwhile, `aborted`.
 */
export async function maskFiles(request: MaskRequest): Promise<MaskedRelease> {
  const { job, out, keys, language = 'en', scan, signal } = request
  const { sources, masker } = await planMasking(request)
  checkPlaces(sources, out)
  const nature = natureOf(masker, keys)
  const rows: Record<string, number> = {}
  let quarantined: { readonly leaks: readonly Leak[]; readonly manifest: MaskingManifest } | undefined
  await checkWritable(out)
  const pieces = await openPieces({ job, keys, out, restart: request.restart ?? false })
  const work = async (folder: string): Promise<MaskingManifest> => {
    const outputs: ManifestFile[] = []
    const counts: Counts = {}
    await notePatients(masker, { sources, signal })
    await learnTables(masker, { sources, signal })
    for (const source of sources) {
      if (signal?.aborted) throw new MirrorwardError('aborted', 'masking was stopped')
      const { file } = source
      const place = pieces === undefined ? join(folder, file) : join(pieces.folder, file)
      const basis = basisOf(source, { sources, masker })
      const piece = (await pieces?.done(file, basis)) ?? (await maskPiece(source, place))
      rows[source.table] = (rows[source.table] ?? 0) + piece.rows
      addCounts(counts, piece.counts)
      outputs.push({ file, sha256: piece.sha256, rows: piece.rows })
      await pieces?.note(file, { ...piece, source: basis })
    }
    if (pieces !== undefined)
      for (const { file } of outputs) await rename(join(pieces.folder, file), join(folder, file))
    const release = pieces?.release ?? freshRelease()
    const draft = maskingManifest({ masker, counts, nature, keyId: keys?.id, outputs, release })
    await writeFile(join(folder, 'certificate.md'), certificate(draft, { job, language }), { mode: 0o600 })
    const all = [...outputs, { file: 'certificate.md', sha256: await hashFile(join(folder, 'certificate.md')) }]
    const manifest = { ...draft, outputs: all }
    await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600 })
    const leaks = (await scan?.({ folder, sources, masker })) ?? []
    if (leaks.length === 0) return manifest
    quarantined = { leaks, manifest }
    await rm(`${out}.quarantine`, { recursive: true, force: true })
    await rename(folder, `${out}.quarantine`)
    throw new MirrorwardError('bad-data', 'something of the source is left')
  }
  const maskPiece = async (source: MaskingSource, place: string) => {
    const before = masker.counts()
    const count = await maskFile(source, place, { masker, request })
    if ((await hashFile(source.path)) !== source.sha256)
      throw new MirrorwardError('bad-data', 'a file changed while it was masked', {
        issues: [{ message: 'other bytes than before', file: source.path }],
      })
    return { rows: count, sha256: await hashFile(place), counts: countsSince(before, masker.counts()) }
  }
  try {
    const manifest = await writeTogether(out, work)
    await pieces?.forget()
    return { manifest, sources, rows, folder: out, leaks: [] }
  } catch (error) {
    await pieces?.afterFailure(error)
    if (quarantined === undefined) throw error
    return { ...quarantined, sources, rows, folder: `${out}.quarantine` }
  }
}

/** Looks through the tables that say for others whose rows are. */
async function notePatients(
  masker: Masker,
  { sources, signal }: { readonly sources: readonly MaskingSource[]; readonly signal: AbortSignal | undefined },
): Promise<void> {
  for (const { table, columns: looked } of masker.patientTables) {
    for (const source of sources.filter((each) => each.table === table))
      await eachBatch(source, { columns: looked, signal, onBatch: (batch) => masker.notePatients(table, batch) })
  }
}

/** Looks through all files of the tables whose masks need to see them whole first. */
async function learnTables(
  masker: Masker,
  { sources, signal }: { readonly sources: readonly MaskingSource[]; readonly signal: AbortSignal | undefined },
): Promise<void> {
  for (const own of masker.tables.filter(({ learns }) => learns)) {
    const onBatch = (batch: CellBatch) => {
      // Values of which a row has several come again beside their rows.
      if (batch.rows === undefined) own.learn(batch)
    }
    for (const source of sources.filter(({ table }) => table === own.name))
      await eachBatch(source, { columns: own.needed, signal, onBatch })
    own.settle()
  }
}

async function eachBatch(
  { path, typed, columns: all, reading }: MaskingSource,
  {
    columns,
    signal,
    onBatch,
  }: {
    readonly columns: readonly string[]
    readonly signal: AbortSignal | undefined
    readonly onBatch: (batch: CellBatch) => void
  },
): Promise<void> {
  if (typed === undefined) return scanFile(path, { ...reading, columns, onBatch, signal })
  const types = new Map(all.map((column) => [column.name, column.type]))
  onBatch(cellsOfTable(typed.table, { types, firstRow: 0 }))
}

/** Rows that came out. */
async function maskFile(
  { table: name, path, typed, columns, reading }: MaskingSource,
  to: string,
  { masker, request: { onProgress, signal } }: { readonly masker: Masker; readonly request: MaskRequest },
): Promise<number> {
  const own = masker.table(name)
  if (typed === undefined) {
    let rows = 0
    await rewriteFile(path, to, {
      ...reading,
      rewriter: own,
      onRows(count) {
        rows = count
        onProgress?.({ table: name, rows })
      },
      signal,
    })
    return rows
  }
  const types = new Map(columns.map((column) => [column.name, column.type]))
  const masked = maskTable(typed.table, { masker: own, types, firstRow: 0 })
  const schema: Schema = {
    ...typed.schema,
    columns: typed.schema.columns.flatMap((column) => {
      if (!masked.has(column.name)) return []
      const wasNumber = typed.table.column(column.name).type === 'number'
      const isText = wasNumber && masked.column(column.name).type === 'level'
      return [isText ? { name: column.name, kind: 'text' as const, role: column.role } : column]
    }),
  }
  await writeTable(masked, to, { schema, signal })
  onProgress?.({ table: name, rows: masked.rowCount })
  return masked.rowCount
}

/** Two files of one name, or a result that would lie on its source. */
function checkPlaces(sources: readonly MaskingSource[], out: string): void {
  const names = sources.map(({ file }) => file)
  const issues = sources.flatMap(({ path, file }, index) => [
    ...(names.indexOf(names[index] ?? '') < index ? [{ message: 'another file is called so too', file: path }] : []),
    ...(resolve(path) === resolve(out, file) ? [{ message: 'the result would take its place', file: path }] : []),
  ])
  if (issues.length > 0) throw new MirrorwardError('bad-option', 'the files cannot be written there', { issues })
}
