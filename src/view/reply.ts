import { MirrorwardError } from '../index.js'

/** What is sent back. */
export interface Reply {
  readonly status: number
  readonly type: string
  readonly body: string
  /** Content-Security-Policy; nothing at all when absent. */
  readonly policy?: string
  /** Whether a page of this server may show it in a frame. */
  readonly inFrame?: boolean
}

/** Of the pages: their own scripts, styles and answers; frames of their own where something is shown in one. */
export const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** A report has no scripts; should the file be another one, it gets none either, and no origin. */
export const reportPolicy =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

export function json(value: unknown, status = 200): Reply {
  return { status, type: 'application/json', body: JSON.stringify(value) }
}

/** A page that was written by us, or says it was. */
export function reportReply(body: string): Reply {
  return { status: 200, type: 'text/html', body, policy: reportPolicy, inFrame: true }
}

/** What went wrong, for the page. What is unexpected may quote a cell: it stays here. */
export function failureReply(error: unknown): Reply {
  if (!(error instanceof MirrorwardError)) return json({ error: 'unexpected error' }, 500)
  const { message, issues, code } = error
  return json({ error: message, issues }, code === 'not-found' ? 404 : 422)
}
