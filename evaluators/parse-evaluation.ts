import { MirrorwardError } from '../src/errors.js'
import type { Evaluation } from './evaluation.js'
import { evaluationFile, linkedEvaluationFile } from './evaluation-file.js'
import type { LinkedEvaluation } from './linked/linked-evaluation.js'

interface Origin {
  /** Named in errors. */
  readonly file?: string
}

/** The evaluation of one table from the text of its file. Throws `bad-evaluation`, also for a version this one does not know and for one of linked tables. */
export function parseEvaluation(text: string, origin: Origin = {}): Evaluation {
  const evaluation = parseAnyEvaluation(text, origin)
  if (evaluation.format === 'mirrorward/evaluation') return evaluation
  throw failure('the evaluation is of linked tables, not of one table', origin)
}

/** An evaluation of one table or of linked ones, told apart by `format`. Throws `bad-evaluation`. */
export function parseAnyEvaluation(text: string, origin: Origin = {}): Evaluation | LinkedEvaluation {
  const value = jsonOf(text, origin)
  const { format, version } = (value ?? {}) as { format?: unknown; version?: unknown }
  if (format !== 'mirrorward/evaluation' && format !== 'mirrorward/linked-evaluation')
    throw failure('not an evaluation', origin)
  if (version !== 1) throw failure('an evaluation of an unknown version (known: 1)', origin)
  const parsed = (format === 'mirrorward/evaluation' ? evaluationFile : linkedEvaluationFile).safeParse(value)
  if (parsed.success) return parsed.data as Evaluation | LinkedEvaluation
  throw failure('the evaluation has errors', {
    ...origin,
    issues: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message.toLowerCase()}`),
  })
}

function jsonOf(text: string, origin: Origin): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw failure('not JSON', origin)
  }
}

function failure(message: string, { file, issues = [] }: Origin & { readonly issues?: readonly string[] }) {
  const place = file === undefined ? {} : { file }
  return new MirrorwardError('bad-evaluation', file === undefined ? message : `${message}: "${file}"`, {
    issues: issues.map((issue) => ({ message: issue, ...place })),
  })
}
