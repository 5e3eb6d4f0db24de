import { z } from 'zod'
import { type LinkFinding, MirrorwardError } from '../../index.js'
import type { Reply } from '../../view/index.js'
import type { Bench } from '../study/index.js'

/** What answers need of the program that runs. */
export interface App extends Bench {
  /** Where studies and releases lie. */
  readonly folder: string
  /** Where looking for a file begins. */
  readonly from: string
  readonly settings: { language: 'en' | 'fr' }
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** A line of the library in a language. */
  readonly say: (line: string, language: 'en' | 'fr') => string
  readonly sayEvidence: (why: string, language: 'en' | 'fr') => string
  readonly sayFinding: (finding: LinkFinding, language: 'en' | 'fr') => string
  /** How the command line names a study's folder and its files. */
  readonly shownPath: (path: string) => string
}

/** One thing that the page may ask or tell. */
export interface Route {
  readonly method: 'GET' | 'POST'
  readonly path: string
  answer(app: App, asked: { readonly query: URLSearchParams; readonly body: string }): Promise<Reply>
}

/** What a POST told, as a shape wants it. Throws `bad-option`, without a value. */
export function told<Shape extends z.ZodType>(body: string, shape: Shape): z.output<Shape> {
  let values: unknown
  try {
    values = JSON.parse(body)
  } catch {
    throw new MirrorwardError('bad-option', 'what was sent is not JSON')
  }
  const parsed = shape.safeParse(values)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message }) => ({
    message: `${path.join('.') || 'request'}: ${message}`,
  }))
  throw new MirrorwardError('bad-option', 'what was sent has another shape than the page sends', { issues })
}

/** A study named in the address. */
export function studyOf(query: URLSearchParams): string {
  return query.get('study') ?? ''
}

export const studyShape = z.strictObject({ study: z.string() })
export const runShape = z.strictObject({ study: z.string(), run: z.int().min(1) })
