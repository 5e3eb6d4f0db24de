import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compileMasker, lookThrough, type Masker, maskedStreams, natureOf } from '../../../anonymizers/index.js'
import { MirrorwardError } from '../../errors.js'
import {
  dropPartialStreams,
  fromFolder,
  hashFile,
  isDatabase,
  openStreams,
  parseDatabaseUrl,
  refuseWhatWasRead,
  type WrittenTables,
  writeStreams,
} from '../../io/index.js'
import type { TableStreams } from '../../table/linked/index.js'
import { packageVersion } from '../../version.js'
import { freshRelease } from '../fresh.js'
import { writeTogether } from '../staging.js'
import { certificate } from './certificate.js'
import type { MaskRequest } from './mask-files.js'
import { deriveFrom, optionsOf } from './mask-job.js'
import { type MaskingManifest, maskingManifest } from './masking-manifest.js'
import { withStated } from './masking-source.js'
import { subsetOf } from './masking-subset.js'
import { Originals } from './originals.js'
import { collectOriginals, namingColumns, residueCounter } from './residue.js'
import { statedBounds } from './stated-bounds.js'
import { TableDigest } from './table-digest.js'
import { fingerprintOf, openUnfinished, type Unfinished } from './unfinished.js'
import { UnkeyedHashes } from './unkeyed-hashes.js'

export interface MaskDatabaseRequest
  extends Pick<MaskRequest, 'job' | 'folder' | 'keys' | 'language' | 'onProgress' | 'signal'> {
  /** URL of the new schema (or file) to write. */
  readonly out: string
  /** The folder for manifest and certificate. */
  readonly evidence: string
  /** Removes what an unfinished masking left, and begins anew. */
  readonly restart?: boolean | undefined
}

export interface MaskedDatabase {
  readonly manifest: MaskingManifest
  readonly rows: Readonly<Record<string, number>>
  /** Keys that the target did not take, in words. */
  readonly keysLeftOut: WrittenTables['leftOut']
}

/** The tables of a job's database with its rules held against them. Close what it gives. Throws `bad-option` with every problem. */
export async function planDatabase({
  job,
  folder,
  keys,
  signal,
}: Pick<MaskDatabaseRequest, 'job' | 'folder' | 'keys' | 'signal'>) {
  const source = await openStreams(fromFolder(job.database ?? '', folder), signal === undefined ? {} : { signal })
  try {
    const schema = withStated(source.schema, job)
    const masker = compileMasker(schema, {
      options: optionsOf(job, await statedBounds(job, folder)),
      derive: deriveFrom(keys),
    })
    return { source, schema, masker }
  } catch (error) {
    await source.close()
    throw error
  }
}

/**
 * Masks the tables of a database into a new schema of another place, in one snapshot, a batch at a time: keys, unique columns and
 * references of the source are set on the target, which proves that they still hold. What comes out is searched for originals
 * before it is written; where something is left, nothing stays written and `bad-data` is thrown. Manifest and certificate go
 * into the folder `evidence`. Killed, or where a server is lost, the same request goes on with the tables that are not done, under a
 * key that is kept: until all are, they lie under another name.
 */
export async function maskDatabase(request: MaskDatabaseRequest): Promise<MaskedDatabase> {
  const { job, folder, out, evidence, keys, restart = false } = request
  const url = fromFolder(job.database ?? '', folder)
  const target = fromFolder(out, folder)
  if (!isDatabase(url) || !isDatabase(target))
    throw new MirrorwardError('bad-option', 'tables of a database are masked into a database: --out URL')
  refuseWhatWasRead(parseDatabaseUrl(url), parseDatabaseUrl(target))
  const { source, schema, masker } = await planDatabase(request)
  const path = `${evidence}.unfinished.json`
  try {
    if (restart) {
      await dropPartialStreams(target)
      await rm(path, { force: true })
    }
    // Pseudonyms of a key that was thrown away cannot be gone on with.
    const state =
      keys?.isKept === false ? undefined : await openUnfinished(path, fingerprintOf(job, { keys, out: target }))
    try {
      const masked = await writeTogether(evidence, (staging) =>
        maskTables({ request, target, masker, state, staging, source: { ...source, schema } }),
      )
      await state?.forget()
      return masked
    } catch (error) {
      const isFinal = error instanceof MirrorwardError && finals.has(error.code)
      if (state === undefined || (!isFinal && state.pieces.size > 0)) throw error
      await dropPartialStreams(target).catch(() => undefined)
      await state.forget()
      throw error
    }
  } finally {
    await source.close()
  }
}

/** What would be the same again: nothing of the run stays. A lost server or a full disk is none of these. */
const finals: ReadonlySet<string> = new Set(['bad-data', 'bad-option', 'aborted', 'bad-schema'])

async function maskTables({
  request: { job, keys, language = 'en', onProgress, signal },
  target,
  masker,
  state,
  staging,
  source,
}: {
  readonly request: MaskDatabaseRequest
  readonly target: string
  readonly masker: Masker
  readonly state: Unfinished | undefined
  readonly staging: string
  readonly source: TableStreams
}): Promise<MaskedDatabase> {
  const { schema } = source
  const nature = natureOf(masker, keys)
  const release = state?.release ?? freshRelease()
  const rows: Record<string, number> = Object.fromEntries(schema.tables.map(({ name }) => [name, 0]))
  const comment = `${nature}, made by mirrorward ${packageVersion()}, release ${release}`
  const originals = new Originals()
  const people: string[] = []
  const stated = await subsetOf(source, { job, keys, signal })
  const digests = new Map<string, TableDigest>()
  await lookThrough(stated, {
    ...{ masker, signal },
    looksAt: namingColumns,
    onCells(own, cells) {
      collectOriginals(cells, { own, originals, people })
      const digest = digests.get(own.name) ?? new TableDigest([...own.needed, ...namingColumns(own)], keys)
      digests.set(own.name, digest)
      digest.add(cells)
    },
  })
  const named = schema.tables.flatMap(({ name, columns }) =>
    [undefined, ...columns.map((column) => column.name)].flatMap((column) =>
      originals.isIn(column ?? name)
        ? [{ message: 'a name holds a value of the source', file: name, ...(column !== undefined && { column }) }]
        : [],
    ),
  )
  if (named.length > 0)
    throw new MirrorwardError('bad-data', 'something of the source is left: nothing was written', { issues: named })
  const sourceOf = (table: string) => digests.get(table)?.text() ?? ''
  const done = new Map<string, number>()
  for (const [table, piece] of state?.pieces ?? []) if (piece.source === sourceOf(table)) done.set(table, piece.rows)
  Object.assign(rows, Object.fromEntries(done))
  const counters = new Map(
    schema.tables.map(({ name }) => [name, residueCounter({ own: masker.table(name), originals, people })]),
  )
  const hashes = new Map(schema.tables.map(({ name }) => [name, new UnkeyedHashes(masker.table(name))]))
  const masked = maskedStreams(stated, {
    ...{ masker, signal },
    onMasked(table, cells, after) {
      hashes.get(table)?.look(cells)
      const persons = masker.table(table).patients(cells)
      counters.get(table)?.look(after, (row) => persons?.[row] ?? null)
      rows[table] = cells.firstRow + cells.rowCount
      onProgress?.({ table, rows: rows[table] })
    },
    onEnd(table) {
      const leaks = [...(hashes.get(table)?.leaks(table) ?? []), ...(counters.get(table)?.leaks(table) ?? [])]
      if (leaks.length === 0) return
      throw new MirrorwardError('bad-data', 'something of the source is left: nothing was written', {
        issues: leaks,
      })
    },
  })
  const countsOf = (table: string) =>
    Object.fromEntries(Object.entries(masker.counts()).filter(([name]) => name.startsWith(`${table}.`)))
  const { leftOut } = await writeStreams(masked, target, {
    comment,
    partial: state && {
      done,
      onDone: (table, count) => state.note(table, { rows: count, source: sourceOf(table), counts: countsOf(table) }),
    },
  })
  const counts = { ...masker.counts() }
  for (const table of done.keys()) Object.assign(counts, state?.pieces.get(table)?.counts)
  const { place, schema: name } = parseDatabaseUrl(target)
  const tables = Object.entries(rows).map(([table, count]) => ({ table, rows: count }))
  const draft: MaskingManifest = {
    ...maskingManifest({ masker, counts, nature, keyId: keys?.id, outputs: [], release }),
    database: { dialect: place.dialect, schema: name ?? '', tables },
  }
  const file = join(staging, 'certificate.md')
  await writeFile(file, certificate(draft, { job, language }), { mode: 0o600 })
  const manifest = { ...draft, outputs: [{ file: 'certificate.md', sha256: await hashFile(file) }] }
  await writeFile(join(staging, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600 })
  return { manifest, rows, keysLeftOut: leftOut }
}
