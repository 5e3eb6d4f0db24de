import { type ReplayFault, replayFaults } from '../../../evaluators/index.js'
import type { PrivateModel } from '../../../models/index.js'
import { createRng } from '../../../src/math/index.js'
import { createLedger, type LedgerEntry, type PrivacyLedger } from '../../../src/privacy/index.js'
import { systemEntropy } from '../../../src/privacy/randomness/index.js'
import { type Recorded, recordingEntropy, replayingEntropy } from '../../../src/privacy/randomness/replay.js'
import type { Table } from '../../../src/table/index.js'
import type { NeighbourPair } from './neighbour-pairs.js'

/** A private model with options that make its fits short. */
export interface PrivateSubject {
  readonly name: string
  readonly model: PrivateModel
  readonly options: Readonly<Record<string, unknown>>
}

export interface ReplayedFit {
  readonly faults: readonly ReplayFault[]
  /** Releases that no entry of the ledger pays for, or pays less than their noise costs. */
  readonly unpaid: readonly string[]
  /** All that is saved or said of either fit. */
  readonly kept: readonly [own: string, neighbour: string]
  readonly charges: readonly [own: readonly LedgerEntry[], neighbour: readonly LedgerEntry[]]
}

/** Fits on both tables, the second time with every release giving what it gave the first. */
export async function replayedFit({ model, options }: PrivateSubject, pair: NeighbourPair): Promise<ReplayedFit> {
  const { table, neighbour, schema } = pair
  const stated = { epsilon: 3, publicSize: 1000, patients: 'a made-up clinic', publicSchema: true, ...options }
  const parsed = model.options.parse(stated)
  const own: Recorded[] = []
  const seen: Recorded[] = []
  const open = (entropy: ReturnType<typeof recordingEntropy>) =>
    createLedger({ ...stated, unit: 'row', entropy } as Parameters<typeof createLedger>[0])
  const learn = async (rows: Table, ledger: PrivacyLedger) => {
    const fitted = await model.fitPrivately(rows, { context: { schema, options: parsed, rng: createRng(1) }, ledger })
    return `${Buffer.from(fitted.save()).toString('base64')}\n${JSON.stringify(fitted.card())}`
  }
  const [first, second] = [open(recordingEntropy(systemEntropy, own)), open(replayingEntropy(systemEntropy, own, seen))]
  const kept = [await learn(table, first), await learn(neighbour, second)] as const
  return {
    faults: replayFaults(own, seen),
    unpaid: unpaidReleases(own, first.entries()),
    kept,
    charges: [first.entries(), second.entries()],
  }
}

/** Every release against its entry: as many, of one kind, and of Gaussian noise no cheaper than Δ²/2σ² of the noise drawn. */
export function unpaidReleases(all: readonly Recorded[], entries: readonly LedgerEntry[]): string[] {
  const ofBatches = all.filter(({ mechanism }) => mechanism === 'random-batch' || mechanism === 'batch-sum')
  const releases = all.filter((release) => !ofBatches.includes(release))
  return [...unpaidBatches(ofBatches, entries), ...unpaidOnes(releases, entries)]
}

/** Of random batches one entry pays for all: as many draws and sums as it says, none with less noise. */
function unpaidBatches(releases: readonly Recorded[], entries: readonly LedgerEntry[]): string[] {
  if (releases.length === 0) return []
  const paying = entries.filter(({ mechanism }) => mechanism === 'random-batches')
  const loss = paying[0]?.loss
  if (paying.length !== 1 || loss?.kind !== 'subsampled-gaussian') return ['batches: no entry pays for them']
  return releases.flatMap(({ mechanism, scale, sensitivity: { bound } }) => {
    const isPaid = mechanism === 'random-batch' ? scale <= loss.sampling : scale >= loss.noiseMultiplier * bound
    return isPaid && releases.length <= 2 * loss.steps ? [] : [`${mechanism}: its entry pays less`]
  })
}

function unpaidOnes(releases: readonly Recorded[], entries: readonly LedgerEntry[]): string[] {
  if (releases.length > entries.length) return [`${releases.length} releases, ${entries.length} entries`]
  const left = [...entries]
  return releases.flatMap(({ mechanism, scale, sensitivity: { norm, bound } }) => {
    const place = left.findIndex(
      (entry) =>
        entry.mechanism === mechanism &&
        entry.sensitivity.norm === norm &&
        entry.sensitivity.bound === bound &&
        isPaid(entry, { scale, bound }),
    )
    if (place < 0) return [`${mechanism}: no entry pays for it`]
    left.splice(place, 1)
    return []
  })
}

function isPaid({ loss }: LedgerEntry, { scale, bound }: { readonly scale: number; readonly bound: number }): boolean {
  if (loss.kind === 'zcdp') return loss.rho >= (bound * bound) / (2 * scale * scale)
  return loss.kind !== 'pure' || loss.epsilon > 0
}
