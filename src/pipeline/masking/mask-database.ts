import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compileMasker, lookThrough, maskedStreams, natureOf } from '../../../anonymizers/index.js'
import { MirrorwardError } from '../../errors.js'
import {
  fromFolder,
  hashFile,
  isDatabase,
  openStreams,
  parseDatabaseUrl,
  refuseWhatWasRead,
  type WrittenTables,
  writeStreams,
} from '../../io/index.js'
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

export interface MaskDatabaseRequest
  extends Pick<MaskRequest, 'job' | 'folder' | 'keys' | 'language' | 'onProgress' | 'signal'> {
  /** URL of the new schema (or file) to write. */
  readonly out: string
  /** The folder for manifest and certificate. */
  readonly evidence: string
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
    const masker = compileMasker(schema, { options: optionsOf(job), derive: deriveFrom(keys) })
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
 * into the folder `evidence`.
 */
export async function maskDatabase(request: MaskDatabaseRequest): Promise<MaskedDatabase> {
  const { job, folder, out, evidence, keys, language = 'en', onProgress, signal } = request
  const url = fromFolder(job.database ?? '', folder)
  const target = fromFolder(out, folder)
  if (!isDatabase(url) || !isDatabase(target))
    throw new MirrorwardError('bad-option', 'tables of a database are masked into a database: --out URL')
  refuseWhatWasRead(parseDatabaseUrl(url), parseDatabaseUrl(target))
  const { source, schema, masker } = await planDatabase(request)
  try {
    const nature = natureOf(masker, keys)
    const release = freshRelease()
    const all = { schema, read: (table: string, needed?: readonly string[]) => source.read(table, needed) }
    const rows: Record<string, number> = Object.fromEntries(schema.tables.map(({ name }) => [name, 0]))
    const comment = `${nature}, made by mirrorward ${packageVersion()}, release ${release}`
    return await writeTogether(evidence, async (staging) => {
      const originals = new Originals()
      const people: string[] = []
      const stated = await subsetOf(all, { job, keys, signal })
      await lookThrough(stated, {
        ...{ masker, signal },
        looksAt: namingColumns,
        onCells: (own, cells) => collectOriginals(cells, { own, originals, people }),
      })
      const counters = new Map(
        schema.tables.map(({ name }) => [name, residueCounter({ own: masker.table(name), originals, people })]),
      )
      const masked = maskedStreams(stated, {
        ...{ masker, signal },
        onMasked(table, cells, after) {
          const persons = masker.table(table).patients(cells)
          counters.get(table)?.look(after, (row) => persons?.[row] ?? null)
          rows[table] = cells.firstRow + cells.rowCount
          onProgress?.({ table, rows: rows[table] })
        },
        onEnd(table) {
          const leaks = counters.get(table)?.leaks(table) ?? []
          if (leaks.length === 0) return
          throw new MirrorwardError('bad-data', 'something of the source is left: nothing was written', {
            issues: leaks,
          })
        },
      })
      const { leftOut } = await writeStreams(masked, target, { comment })
      const { place, schema: name } = parseDatabaseUrl(target)
      const tables = Object.entries(rows).map(([table, count]) => ({ table, rows: count }))
      const draft: MaskingManifest = {
        ...maskingManifest({ masker, nature, keyId: keys?.id, outputs: [], release }),
        database: { dialect: place.dialect, schema: name ?? '', tables },
      }
      const file = join(staging, 'certificate.md')
      await writeFile(file, certificate(draft, { job, language }), { mode: 0o600 })
      const manifest = { ...draft, outputs: [{ file: 'certificate.md', sha256: await hashFile(file) }] }
      await writeFile(join(staging, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600 })
      return { manifest, rows, keysLeftOut: leftOut }
    })
  } finally {
    await source.close()
  }
}
