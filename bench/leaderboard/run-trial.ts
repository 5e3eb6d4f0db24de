import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { hashFile } from '../../src/index.js'
import { scaleTable } from './bench-tables.js'
import { runNodeChild, type ScaleReport } from './child.js'
import { type Generated, generate, type Trial } from './generators.js'
import type { Numbers } from './numbers.js'
import type { PeerOptions } from './peers.js'
import type { Entry } from './store.js'

export interface RunOptions {
  readonly hashes: Pick<Entry, 'generator' | 'evaluator'>
  /** What is known of this trial from before. */
  readonly previous: Entry | undefined
  /** Where synthetic tables are kept, so that other evaluators can measure them without another fit. */
  readonly folder: string
  readonly peer: PeerOptions
  readonly timeoutSeconds: number
}

/** Makes and measures one synthetic table. The same bytes under the same evaluators keep their numbers. */
export async function runTrial(trial: Trial, run: RunOptions): Promise<Entry> {
  const { hashes, previous, timeoutSeconds } = run
  if (trial.dataset === scaleTable) {
    const report = await runNodeChild<ScaleReport>('scale-child.ts', trial, { timeoutSeconds })
    return { ...trial, ...hashes, sha256: '', ...report, machine: machine() }
  }
  const { synthetic, sha256, machine: maker, ...report } = (await keptTable(trial, run)) ?? (await newTable(trial, run))
  const isKnown = sha256 !== '' && previous?.sha256 === sha256 && previous.evaluator === hashes.evaluator
  const numbers = isKnown
    ? previous.numbers
    : await runNodeChild<Numbers>('measure-child.ts', { ...trial, synthetic }, { timeoutSeconds })
  return { ...trial, ...hashes, sha256, ...report, numbers, machine: maker }
}

type MadeTable = Generated & Pick<Entry, 'sha256' | 'machine'>

/** The table of an earlier run, when it was made by the same code and its file is still what it was. */
async function keptTable(trial: Trial, { hashes, previous, folder }: RunOptions): Promise<MadeTable | null> {
  const synthetic = keptFile(trial, folder)
  if (previous === undefined || previous.generator !== hashes.generator || !existsSync(synthetic)) return null
  if ((await hashFile(synthetic)) !== previous.sha256) return null
  const { fitSeconds, sampleSeconds, peakMegabytes, note, sha256, machine: maker } = previous
  return { fitSeconds, sampleSeconds, peakMegabytes, note, synthetic, sha256, machine: maker }
}

async function newTable(trial: Trial, { folder, peer, timeoutSeconds }: RunOptions): Promise<MadeTable> {
  mkdirSync(folder, { recursive: true })
  const workplace = mkdtempSync(join(folder, 'making-'))
  try {
    const generated = await generate(trial, { folder: workplace, peer, timeoutSeconds })
    if (generated.synthetic === null) return { ...generated, sha256: '', machine: machine() }
    const synthetic = keptFile(trial, folder)
    renameSync(generated.synthetic, synthetic)
    return { ...generated, synthetic, sha256: await hashFile(synthetic), machine: machine() }
  } finally {
    rmSync(workplace, { recursive: true, force: true })
  }
}

function keptFile({ dataset, model, seed, options }: Trial, folder: string): string {
  const told = Object.keys(options).length === 0 ? '' : `-${Buffer.from(JSON.stringify(options)).toString('hex')}`
  return join(folder, `${dataset}-${model.replace(':', '-')}-${seed}${told}.csv`)
}

function machine(): string {
  const all = cpus()
  return `${all[0]?.model.trim() ?? 'unknown'} × ${all.length}, node ${process.versions.node}`
}
