import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { MirrorwardError } from '../errors.js'
import { budgetOf } from './budget.js'
import { type LedgerOptions, type LedgerStore, PrivacyLedger } from './ledger.js'
import type { LedgerEntry } from './ledger-record.js'

/**
 * A ledger in a file that every release of the same patients counts with: one line of JSON an entry, each with the hash of the
 * line before; written through to the disk before a charge is given, so that a crash never refunds. Only its owner may read it
 * (0600). A new file is made where there is none. Throws `bad-option` for replayed entropy, another total, other patients or
 * another unit than the file's, `bad-data` where a line was changed, taken out or put between.
 */
export function openLedger(path: string, options: LedgerOptions): PrivacyLedger {
  refuseReplay(options.entropy)
  const { epsilon, delta, publicSize, keysDelta } = budgetOf(options)
  const { unit, patients } = options
  const head: Head = {
    format: 'mirrorward/ledger',
    version: 1,
    unit,
    patients,
    publicSize,
    epsilon,
    delta,
    keysDelta,
  }
  const kept = locked(path, () => startOrRead(path, head))
  return new PrivacyLedger(options, storeOf(path, kept))
}

/** A ledger that is there, with the total that stands in it. Throws `bad-option` for replayed entropy, `bad-data` as `openLedger`. */
export function continueLedger(path: string, { entropy }: Pick<LedgerOptions, 'entropy'> = {}): PrivacyLedger {
  refuseReplay(entropy)
  const kept = locked(path, () => readLedger(path))
  const { unit, patients, epsilon, delta, publicSize, keysDelta } = kept.head
  const options = { unit, patients, epsilon, delta, publicSize, keysShare: keysDelta / delta, acceptWeakPrivacy: true }
  return new PrivacyLedger({ ...options, ...(entropy && { entropy }) }, storeOf(path, kept))
}

function refuseReplay(entropy: LedgerOptions['entropy']): void {
  if (entropy !== undefined && entropy.kind !== 'system')
    throw new MirrorwardError('bad-option', 'replayed noise is not private: no ledger file counts it')
}

interface Head {
  readonly format: 'mirrorward/ledger'
  readonly version: 1
  readonly unit: LedgerOptions['unit']
  readonly patients: string
  readonly publicSize: number
  readonly epsilon: number
  readonly delta: number
  readonly keysDelta: number
}

interface Kept {
  readonly head: Head
  readonly entries: readonly LedgerEntry[]
  readonly lastHash: string
}

const line = z.looseObject({ previous: z.string(), hash: z.string(), body: z.looseObject({}) })

function storeOf(path: string, first: Kept): LedgerStore {
  let kept = first
  return {
    get entries() {
      return kept.entries
    },
    append(decide) {
      return locked(path, () => {
        // Somebody else may have charged since: what stands in the file counts.
        const found = readLedger(path)
        const added = decide(found.entries)
        const lines: string[] = []
        let lastHash = found.lastHash
        for (const body of added) {
          const [text, hash] = chained(body, lastHash)
          lines.push(text)
          lastHash = hash
        }
        writeThrough(path, { flag: 'a', text: lines.join('') })
        kept = { head: found.head, entries: [...found.entries, ...added], lastHash }
        return added
      })
    },
  }
}

function startOrRead(path: string, head: Head): Kept {
  const [text, hash] = chained(head, '')
  try {
    writeThrough(path, { flag: 'ax', text })
    syncFolder(path)
    return { head, entries: [], lastHash: hash }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(path, error)
  }
  const found = readLedger(path)
  const differing = (['patients', 'unit', 'epsilon', 'delta', 'publicSize', 'keysDelta'] as const).filter(
    (key) => found.head[key] !== head[key],
  )
  if (differing.length === 0) return found
  if (differing.includes('patients'))
    throw new MirrorwardError('bad-option', 'the ledger counts other patients', {
      issues: [
        {
          file: path,
          message: `it is of "${found.head.patients}", asked is "${head.patients}": take the ledger of these`,
        },
      ],
    })
  throw new MirrorwardError('bad-option', "a ledger's total is fixed when it is begun", {
    issues: differing.map((key) => ({
      file: path,
      message: `${key} is ${found.head[key]} there, asked is ${head[key]}`,
    })),
  })
}

/** Every line of a ledger, its chain checked. Throws `bad-data`. */
export function readLedger(path: string): Kept {
  const lines = readFileSync(path, 'utf8').split('\n')
  // A line that a crash cut off was never a charge that anybody was given; but it is no end of a chain either.
  if (lines.pop() !== '') throw broken(path, lines.length + 1)
  let lastHash = ''
  const bodies = lines.map((text, index) => {
    const parsed = line.safeParse(parsedJson(text))
    if (!parsed.success || parsed.data.previous !== lastHash) throw broken(path, index + 1)
    const [expected, hash] = chained(parsed.data.body, lastHash)
    if (expected.trimEnd() !== text || hash !== parsed.data.hash) throw broken(path, index + 1)
    lastHash = hash
    return parsed.data.body as unknown
  })
  const head = bodies[0] as Head | undefined
  if (head?.format !== 'mirrorward/ledger' || head.version !== 1) throw broken(path, 1)
  return { head, entries: bodies.slice(1) as LedgerEntry[], lastHash }
}

function chained(body: object, previous: string): readonly [text: string, hash: string] {
  const hash = createHash('sha256').update(JSON.stringify({ previous, body })).digest('hex')
  return [`${JSON.stringify({ previous, body, hash })}\n`, hash]
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function writeThrough(path: string, { flag, text }: { readonly flag: 'a' | 'ax'; readonly text: string }): void {
  const file = openSync(path, flag, 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** A new name is on the disk once its folder is. */
function syncFolder(path: string): void {
  const folder = openSync(dirname(path), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** One process at a time: a file beside the ledger stands while one writes. */
function locked<Result>(path: string, work: () => Result): Result {
  const lock = `${path}.lock`
  for (let attempt = 0; ; attempt++) {
    try {
      closeSync(openSync(lock, 'wx', 0o600))
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw unwritable(path, error)
      if (attempt >= 50)
        throw new MirrorwardError('bad-option', 'another process writes to the ledger', {
          issues: [{ file: path, message: `wait for it; if none runs, remove ${lock}` }],
        })
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
  try {
    return work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function broken(file: string, row: number): MirrorwardError {
  return new MirrorwardError('bad-data', 'the ledger is not as it was written', {
    issues: [
      {
        file,
        message: `line ${row} does not follow from the one before: put the true file back, or begin another study`,
      },
    ],
  })
}

function unwritable(file: string, cause: unknown): MirrorwardError {
  return new MirrorwardError('bad-option', 'the ledger cannot be written', {
    issues: [{ file, message: 'its folder must be there and writable' }],
    cause,
  })
}
