import { mkdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeTable } from '../../src/index.js'
import { isModelled, isNumberKind } from '../../src/table/index.js'
import { type FitReport, runChild } from './child.js'
import type { Generated, Trial } from './generators.js'
import { openSplit } from './open-split.js'

const prefix = 'peer:'
const script = join(import.meta.dirname, '../peers/synthesise.py')

/** Generators that others publish, run by bench/peers/synthesise.py. */
export const peerIds = ['gaussian-copula', 'ctgan', 'tvae', 'bayesian-network', 'arf', 'cart'].map((id) => prefix + id)

export interface PeerOptions {
  /** The Python of the virtual environment that bench/peers/README.md describes. */
  readonly python: string
  /** Epochs of networks at most; fewer when they would take longer than `limitSeconds`. */
  readonly epochs: number
  readonly limitSeconds: number
}

export function isPeer(model: string): boolean {
  return model.startsWith(prefix)
}

/** Changes when the script or what it is told does. */
export function peerHash(model: string, { epochs, limitSeconds }: PeerOptions): string {
  return [model, epochs, limitSeconds, readFileSync(script, 'utf8')].join('\0')
}

/** Writes the training rows, runs the script on them and takes over the table it wrote. */
export async function runPeer(
  { dataset, model, seed }: Trial,
  { folder, peer }: { readonly folder: string; readonly peer: PeerOptions },
): Promise<Generated> {
  mkdirSync(folder, { recursive: true })
  const { schema, train } = await openSplit(dataset, seed)
  const modelled = schema.columns.filter(isModelled)
  const columns = modelled.map(({ name, kind, precision }) => ({
    name,
    type: isNumberKind(kind) ? 'number' : 'level',
    ...(precision !== undefined && { precision }),
  }))
  await writeTable(train.select(modelled.map(({ name }) => name)), join(folder, 'train.csv'), { schema })
  await writeFile(join(folder, 'columns.json'), JSON.stringify(columns))
  const flags = { '--seed': seed, '--epochs': peer.epochs, '--limit-seconds': peer.limitSeconds }
  const told = Object.entries(flags).flatMap(([flag, value]) => [flag, String(value)])
  const report = await runChild<FitReport>(
    ['nice', '-n', '15', peer.python, script, model.slice(prefix.length), folder, ...told],
    { timeoutSeconds: 2 * peer.limitSeconds },
  )
  return { ...report, synthetic: join(folder, 'synthetic.csv') }
}
