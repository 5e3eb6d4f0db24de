import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import type { KeyRing } from '../../../anonymizers/index.js'
import { MirrorwardError } from '../../errors.js'
import { writeFileAtomically } from '../../io/index.js'
import { packageVersion } from '../../version.js'
import { freshRelease } from '../fresh.js'
import type { MaskJob } from './mask-job.js'

/** A table or a file that is masked for good. */
export interface FinishedPiece {
  readonly rows: number
  /** Of what it was made from: a piece whose source is another now is made anew. */
  readonly source: string
  /** Of what was made, where it is a file. */
  readonly sha256?: string
  /** What was counted in its columns while they were masked. */
  readonly counts?: Readonly<Record<string, Readonly<Record<string, number>>>>
}

interface State {
  readonly format: 'mirrorward/unfinished-masking'
  readonly version: 1
  readonly job: string
  readonly release: string
  readonly pieces: Readonly<Record<string, FinishedPiece>>
}

/** What a masking that was killed had finished. A file beside the result; it holds names of tables, counts and hashes, no value. */
export interface Unfinished {
  readonly release: string
  readonly pieces: ReadonlyMap<string, FinishedPiece>
  /** Notes a piece, on disk before this returns. */
  note(name: string, piece: FinishedPiece): Promise<void>
  forget(): Promise<void>
}

/** Rules, key, place and program together: another of them would give other bytes. */
export function fingerprintOf(
  job: MaskJob,
  { keys, out }: { readonly keys: KeyRing | undefined; readonly out: string },
): string {
  const text = JSON.stringify([packageVersion(), job, keys?.id ?? '', out])
  return createHash('sha256').update(text).digest('hex')
}

/**
 * The state at `path`, or a new one. Throws `bad-option` where an unfinished masking of another job lies there, for what it left
 * would be mixed with this one's.
 */
export async function openUnfinished(path: string, job: string): Promise<Unfinished> {
  const found = await readState(path)
  if (found !== undefined && found.job !== job)
    throw new MirrorwardError(
      'bad-option',
      `an unfinished masking by other rules, key or program lies there: "${path}" (--restart removes what it left)`,
    )
  const release = found?.release ?? freshRelease()
  const pieces = new Map(Object.entries(found?.pieces ?? {}))
  const save = () => {
    const state: State = {
      ...{ format: 'mirrorward/unfinished-masking', version: 1, job, release },
      pieces: Object.fromEntries(pieces),
    }
    return writeFileAtomically(path, `${JSON.stringify(state)}\n`)
  }
  await save()
  return {
    release,
    pieces,
    async note(name, piece) {
      pieces.set(name, piece)
      await save()
    },
    forget: () => rm(path, { force: true }),
  }
}

/** Whether a masking was left unfinished. */
export async function isUnfinished(path: string): Promise<boolean> {
  return (await readState(path)) !== undefined
}

async function readState(path: string): Promise<State | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    const state = JSON.parse(text) as Partial<State>
    if (state.format === 'mirrorward/unfinished-masking' && state.version === 1) return state as State
  } catch {
    // Said below.
  }
  throw new MirrorwardError('bad-data', `no state of a masking: "${path}" (--restart removes it)`)
}
