import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  cellsOfTable,
  compileMasker,
  type Masker,
  maskedSchema,
  maskTable,
  natureOf,
} from '../../../anonymizers/index.js'
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
import type { Table } from '../../table/index.js'
import type { DatabaseSchema, DatabaseType, TableStreams } from '../../table/linked/index.js'
import { packageVersion } from '../../version.js'
import { freshRelease } from '../fresh.js'
import { writeTogether } from '../staging.js'
import { certificate } from './certificate.js'
import type { MaskRequest } from './mask-files.js'
import { deriveFrom, optionsOf } from './mask-job.js'
import { type MaskingManifest, maskingManifest } from './masking-manifest.js'
import { withStated } from './masking-source.js'
import { Originals } from './originals.js'
import { collectOriginals, namingColumns, type ResidueCounter, residueCounter } from './residue.js'

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

type Types = ReadonlyMap<string, DatabaseType>

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
    const rows: Record<string, number> = {}
    const comment = `${nature}, made by mirrorward ${packageVersion()}, release ${release}`
    return await writeTogether(evidence, async (staging) => {
      const scan = await lookThrough(source, { schema, masker, signal })
      const masked = maskedStreams(source, { schema, masker, counters: scan.counters, rows, onProgress, signal })
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

/** Passes over the source before a row is masked: whose rows are, what masks learn of a whole column, what must not come through. */
async function lookThrough(
  source: TableStreams,
  {
    schema,
    masker,
    signal,
  }: { readonly schema: DatabaseSchema; readonly masker: Masker; readonly signal: AbortSignal | undefined },
): Promise<{ readonly counters: ReadonlyMap<string, ResidueCounter> }> {
  for (const { table } of masker.patientTables)
    for await (const { batch, types, firstRow } of batchesOf(source, { table, schema, signal }))
      masker.notePatients(table, cellsOfTable(batch, { types, firstRow }))
  const originals = new Originals(Uint8Array.from(randomBytes(32)))
  const people: string[] = []
  for (const { name } of schema.tables) {
    const own = masker.table(name)
    if (namingColumns(own).length > 0 || own.learns)
      for await (const { batch, types, firstRow } of batchesOf(source, { table: name, schema, signal })) {
        const cells = cellsOfTable(batch, { types, firstRow })
        if (own.learns) own.learn(cells)
        collectOriginals(cells, { own, originals, people })
      }
    if (own.learns) own.settle()
  }
  return {
    counters: new Map(
      schema.tables.map(({ name }) => [name, residueCounter({ own: masker.table(name), originals, people })]),
    ),
  }
}

function maskedStreams(
  source: TableStreams,
  {
    schema,
    masker,
    counters,
    rows,
    onProgress,
    signal,
  }: {
    readonly schema: DatabaseSchema
    readonly masker: Masker
    readonly counters: ReadonlyMap<string, ResidueCounter>
    readonly rows: Record<string, number>
  } & Pick<MaskDatabaseRequest, 'onProgress' | 'signal'>,
): TableStreams {
  return {
    schema: maskedSchema(schema, masker),
    async *read(table) {
      const own = masker.table(table)
      const counter = counters.get(table)!
      rows[table] = 0
      for await (const { batch, types, firstRow } of batchesOf(source, { table, schema, signal })) {
        const persons = own.patients(cellsOfTable(batch, { types, firstRow }))
        const masked = maskTable(batch, { masker: own, types, firstRow })
        counter.look(cellsOfTable(masked, { types, firstRow }), (row) => persons?.[row] ?? null)
        rows[table] = firstRow + batch.rowCount
        onProgress?.({ table, rows: rows[table] })
        yield masked
      }
      const leaks = counter.leaks(table)
      if (leaks.length > 0)
        throw new MirrorwardError('bad-data', 'something of the source is left: nothing was written', { issues: leaks })
    },
  }
}

async function* batchesOf(
  source: TableStreams,
  {
    table,
    schema,
    signal,
  }: { readonly table: string; readonly schema: DatabaseSchema; readonly signal: AbortSignal | undefined },
): AsyncGenerator<{ readonly batch: Table; readonly types: Types; readonly firstRow: number }> {
  const columns = schema.tables.find(({ name }) => name === table)?.columns ?? []
  const types: Types = new Map(columns.map((column) => [column.name, column.type]))
  let firstRow = 0
  for await (const batch of source.read(table)) {
    if (signal?.aborted) throw new MirrorwardError('aborted', 'masking was stopped')
    yield { batch, types, firstRow }
    firstRow += batch.rowCount
  }
}
