import { createHash } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { KeyRing, Masker } from '../../../anonymizers/index.js'
import { MirrorwardError } from '../../errors.js'
import { hashFile } from '../../io/index.js'
import type { MaskJob } from './mask-job.js'
import type { MaskingSource } from './masking-source.js'
import { type FinishedPiece, fingerprintOf, openUnfinished } from './unfinished.js'

/** What was counted while cells were masked, by `table.column` and what. */
export type Counts = Record<string, Record<string, number>>
type ReadCounts = Readonly<Record<string, Readonly<Record<string, number>>>>

/** Files that are masked for good before the folder of all takes its name. */
export interface FilePieces {
  /** Where they lie until then. */
  readonly folder: string
  readonly release: string
  /** The piece of a file that was finished from the same sources and is still as it was written. */
  done(file: string, basis: string): Promise<Required<Omit<FinishedPiece, 'source'>> | undefined>
  note(file: string, piece: FinishedPiece): Promise<void>
  forget(): Promise<void>
  /** Leaves what can be gone on with: nothing after an error that would come again. */
  afterFailure(error: unknown): Promise<void>
}

/** What would be the same again. A full disk is none of these. */
const finals: ReadonlySet<string> = new Set(['bad-data', 'bad-option', 'aborted', 'bad-schema', 'not-found'])

/** The files that an earlier masking finished; undefined under a key that is thrown away, with which none can go on. Throws `bad-option` where another job's lie there. */
export async function openPieces({
  job,
  keys,
  out,
  restart,
}: {
  readonly job: MaskJob
  readonly keys: KeyRing | undefined
  readonly out: string
  readonly restart: boolean
}): Promise<FilePieces | undefined> {
  if (keys?.isKept === false) return undefined
  const [folder, path] = [`${out}.partial`, `${out}.unfinished.json`]
  const clear = async () => {
    await rm(folder, { recursive: true, force: true })
    await rm(path, { force: true })
  }
  if (restart) await clear()
  await mkdir(dirname(folder), { recursive: true })
  const state = await openUnfinished(path, fingerprintOf(job, { keys, out }))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return {
    folder,
    release: state.release,
    async done(file, basis) {
      const piece = state.pieces.get(file)
      if (piece?.sha256 === undefined || piece.source !== basis) return undefined
      const sha256 = await hashFile(join(folder, file)).catch(() => undefined)
      return sha256 === piece.sha256 ? { rows: piece.rows, sha256, counts: piece.counts ?? {} } : undefined
    },
    note: (file, piece) => state.note(file, piece),
    forget: clear,
    async afterFailure(error) {
      const isFinal = error instanceof MirrorwardError && finals.has(error.code)
      if (isFinal || state.pieces.size === 0) await clear()
    },
  }
}

/** What the bytes of a result depend on: its own source, and those that say whose rows are or what is known of people. */
export function basisOf(
  source: MaskingSource,
  { sources, masker }: { readonly sources: readonly MaskingSource[]; readonly masker: Masker },
): string {
  const looked = new Set(masker.patientTables.map(({ table }) => table))
  const hashes = sources.flatMap(({ table, sha256 }) => (looked.has(table) ? [sha256] : []))
  return createHash('sha256')
    .update(JSON.stringify([source.sha256, ...hashes]))
    .digest('hex')
}

export function countsSince(before: ReadCounts, after: ReadCounts): Counts {
  const counts: Counts = {}
  for (const [name, own] of Object.entries(after))
    for (const [what, count] of Object.entries(own)) {
      const more = count - (before[name]?.[what] ?? 0)
      if (more > 0) counts[name] = { ...counts[name], [what]: more }
    }
  return counts
}

export function addCounts(to: Counts, more: ReadCounts): void {
  for (const [name, own] of Object.entries(more))
    for (const [what, count] of Object.entries(own)) to[name] = { ...to[name], [what]: (to[name]?.[what] ?? 0) + count }
}
