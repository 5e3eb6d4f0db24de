import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createRng, fitModel, MirrorwardError, models, numberColumn, Table } from '../../src/index.js'
import { type FitReport, runNodeChild } from './child.js'
import { isPeer, type PeerOptions, peerHash, runPeer } from './peers.js'
import { sourceHash } from './source-hash.js'

/** Real unseen rows in the synthetic table's place: the line to read the others by. */
export const unseenId = 'unseen'

export interface Trial {
  readonly dataset: string
  readonly model: string
  readonly seed: number
  readonly options: Readonly<Record<string, unknown>>
}

export interface Generated extends FitReport {
  /** The synthetic table's file; null when unseen rows stand in its place. */
  readonly synthetic: string | null
}

const nothing: FitReport = { fitSeconds: null, sampleSeconds: null, peakMegabytes: null, note: '' }

/** Ids of the project's models: the catalogue, and `auto` where the pipeline knows it. */
export async function ownModels(): Promise<string[]> {
  const listed = models.map(({ id }) => id)
  return listed.includes('auto') || !(await isKnown('auto')) ? listed : [...listed, 'auto']
}

/** Makes the synthetic table of a trial in a process of its own; as many rows as the training rows. */
export async function generate(
  trial: Trial,
  {
    folder,
    peer,
    timeoutSeconds,
  }: { readonly folder: string; readonly peer: PeerOptions; readonly timeoutSeconds: number },
): Promise<Generated> {
  if (trial.model === unseenId) return { ...nothing, synthetic: null }
  mkdirSync(folder, { recursive: true })
  if (isPeer(trial.model)) return runPeer(trial, { folder, peer })
  const synthetic = join(folder, 'synthetic.csv')
  const report = await runNodeChild<FitReport>('fit-child.ts', { ...trial, out: synthetic }, { timeoutSeconds })
  return { ...report, synthetic }
}

/** Changes when the code, the options or the table that a synthetic table is made from do. */
export function generatorHash(
  { model, options }: Trial,
  { table, peer }: { readonly table: string; readonly peer: PeerOptions },
): string {
  if (model === unseenId) return sourceHash([], [table])
  if (isPeer(model)) return sourceHash([], [table, peerHash(model, peer)])
  const folder = `models/${model}/index.ts`
  const entries = models.some(({ id }) => id === model) ? [folder] : ['src/pipeline/fit-model.ts']
  return sourceHash(
    [...entries, 'src/pipeline/split.ts', 'src/pipeline/load-input.ts'],
    [table, JSON.stringify(options)],
  )
}

/** Unknown only when the pipeline says that it is: a model may refuse a table of one column for other reasons. */
async function isKnown(model: string): Promise<boolean> {
  const schema = { name: 'probe', columns: [{ name: 'x', kind: 'numeric', role: 'feature' } as const] }
  const table = Table.of([
    numberColumn(
      'x',
      Array.from({ length: 20 }, (_, row) => row % 4),
    ),
  ])
  try {
    await fitModel(table, { schema, model, rng: createRng(1) })
    return true
  } catch (error) {
    return !(error instanceof MirrorwardError && error.code === 'bad-option')
  }
}
