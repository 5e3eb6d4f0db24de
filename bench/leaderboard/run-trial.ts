import { rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashFile } from '../../src/index.js'
import { scaleTable } from './bench-tables.js'
import { runNodeChild, type ScaleReport } from './child.js'
import { generate, type Trial } from './generators.js'
import type { Numbers } from './numbers.js'
import type { PeerOptions } from './peers.js'
import type { Entry } from './store.js'

export interface RunOptions {
  readonly hashes: Pick<Entry, 'generator' | 'evaluator'>
  /** What is known of this trial from before. */
  readonly previous: Entry | undefined
  readonly peer: PeerOptions
  readonly timeoutSeconds: number
}

/** Makes and measures one synthetic table. The same bytes under the same evaluators keep their numbers. */
export async function runTrial(trial: Trial, { hashes, previous, peer, timeoutSeconds }: RunOptions): Promise<Entry> {
  if (trial.dataset === scaleTable) {
    const report = await runNodeChild<ScaleReport>('scale-child.ts', trial, { timeoutSeconds })
    return { ...trial, ...hashes, sha256: '', ...report, machine: machine() }
  }
  const folder = join(tmpdir(), `mirrorward-leaderboard-${process.pid}`)
  try {
    const { synthetic, ...report } = await generate(trial, { folder, peer, timeoutSeconds })
    const sha256 = synthetic === null ? '' : await hashFile(synthetic)
    const isKnown = previous?.sha256 === sha256 && sha256 !== '' && previous.evaluator === hashes.evaluator
    const numbers = isKnown
      ? previous.numbers
      : await runNodeChild<Numbers>('measure-child.ts', { ...trial, synthetic }, { timeoutSeconds })
    return { ...trial, ...hashes, sha256, ...report, numbers, machine: machine() }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function machine(): string {
  const all = cpus()
  return `${all[0]?.model.trim() ?? 'unknown'} × ${all.length}, node ${process.versions.node}`
}
