import { join } from 'node:path'
import { asOneEvaluation, type Evaluation, type LinkedEvaluation, parseAnyEvaluation, readText } from '../index.js'
import type { ReleaseFolder } from './find-releases.js'

/** What the list shows of a release. */
export interface ReleaseCard {
  readonly id: string
  readonly title: string
  readonly model?: string
  readonly audience?: string
  readonly rows?: number
  readonly numbers: readonly {
    readonly title: string
    readonly value: number
    readonly interval?: readonly [number, number]
  }[]
  readonly hasReport: boolean
  readonly hasRows: boolean
  readonly hasModel: boolean
}

const headlines = [
  ...['fidelity.shape', 'utility.tstr', 'privacy.exact-copies', 'privacy.membership-ensemble'],
  ...['fidelity.c2st-histories', 'utility.trajectory', 'privacy.copied-histories', 'privacy.membership-histories'],
]

/** The synthetic table's file, if the release has one. */
export function tableFile({ files }: ReleaseFolder): string | undefined {
  return files.find((file) => /^synthetic\.(?:(?:csv|tsv|jsonl?)(?:\.gz)?|parquet|arrow|xlsx)$/.test(file))
}

/** A release by its evaluation where there is a readable one, by its folder otherwise. */
export async function releaseCard(release: ReleaseFolder): Promise<ReleaseCard> {
  const { id, files } = release
  const read = files.includes('evaluation.json') ? await readEvaluation(release).catch(() => null) : null
  const evaluation = read?.format === 'mirrorward/linked-evaluation' ? asOneEvaluation(read) : read
  return {
    id,
    title: evaluation?.title ?? id,
    ...(evaluation !== null && factsOf(evaluation)),
    numbers: evaluation === null ? [] : numbersOf(evaluation),
    hasReport: files.includes('report.html') || evaluation !== null,
    hasRows: tableFile(release) !== undefined,
    hasModel: files.includes('model.safetensors'),
  }
}

/** The release's evaluation. Throws `not-found`, `bad-evaluation`. */
export async function readEvaluation({ path }: ReleaseFolder): Promise<Evaluation | LinkedEvaluation> {
  return parseAnyEvaluation(await readText(join(path, 'evaluation.json')))
}

function factsOf({ model, audience = 'internal', inputs }: Evaluation) {
  const called = model?.title ?? model?.model
  return { audience, rows: inputs.synthetic.rows, ...(called !== undefined && { model: String(called) }) }
}

function numbersOf({ results }: Evaluation): ReleaseCard['numbers'] {
  return results.flatMap(({ id, title, result }) =>
    headlines.includes(id) && result.status === 'ok'
      ? [{ title, value: result.value, ...(result.interval && { interval: result.interval }) }]
      : [],
  )
}
