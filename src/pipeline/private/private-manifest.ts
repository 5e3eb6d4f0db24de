import { environment } from '../../version.js'
import { commandLine } from '../command-line.js'
import type { Job } from '../job.js'
import type { Manifest, ManifestFile } from '../manifest.js'
import { setFiles } from '../write-sets.js'
import type { PrivacyRecord } from './privacy-record.js'

/** manifest.json of a private release: nothing in it was told by rows but through the ledger that it holds. */
export function privateManifest(
  job: Job,
  {
    release,
    outputs,
    privacy: { statement, ledger },
    steps,
  }: {
    readonly release: string
    readonly outputs: readonly ManifestFile[]
    readonly privacy: PrivacyRecord
    readonly steps?: Manifest['steps'] | undefined
  },
): Manifest {
  const { rows, sets, where, format, plain, audience, title } = job
  const { epsilon, method = 'aim', cells } = job.privacy!
  const said = { rows, sets, where, format, plain, audience, title, epsilon, method, cells }
  return {
    format: 'mirrorward/manifest',
    version: 2,
    release,
    nature: 'synthetic',
    learntFrom: 'all',
    evidence: 'none',
    outputs,
    ...(steps !== undefined && { steps }),
    privacy: { statement, ledger },
    configuration: {
      model: 'dp-marginals',
      ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
    },
    environment: environment(),
  }
}

/** The command that draws the same rows again from the model of the release. The fit cannot be repeated: its noise is nobody's. */
export function redrawingCommand(job: Job, rows: number): string {
  const words = ['mirrorward', 'sample', `${job.out}/model.safetensors`, '--rows', String(rows)]
  words.push('--seed', String(job.seed), '--out', setFiles(1, job.format)[0]!)
  if (job.where !== undefined) words.push('--where', job.where)
  if (job.plain) words.push('--plain')
  return commandLine(words)
}
