/**
 * One class for every failure a person can act on. The message is lower case, says what was wrong and what is
 * allowed, and never contains a cell's value: it may be a patient's.
 */
export type ErrorCode =
  | 'bad-data'
  | 'bad-schema'
  | 'bad-option'
  | 'bad-evidence'
  | 'bad-model'
  | 'bad-evaluation'
  | 'not-found'
  | 'unsupported'
  | 'budget-exhausted'
  | 'aborted'

/** Where a problem lies. Rows are 1-based data rows: the header of a CSV file is row 0. */
export interface Issue {
  readonly message: string
  readonly file?: string
  readonly column?: string
  readonly row?: number
}

export interface MirrorwardErrorOptions {
  readonly issues?: readonly Issue[]
  readonly cause?: unknown
}

export class MirrorwardError extends Error {
  readonly code: ErrorCode
  readonly issues: readonly Issue[]

  constructor(code: ErrorCode, message: string, { issues = [], cause }: MirrorwardErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'MirrorwardError'
    this.code = code
    this.issues = issues
  }
}

/** One line for an issue: `cannot parse date: file "a.csv", column "admitted", row 812`. */
export function formatIssue({ message, file, column, row }: Issue): string {
  const places: string[] = []
  if (file !== undefined) places.push(`file "${file}"`)
  if (column !== undefined) places.push(`column "${column}"`)
  if (row !== undefined) places.push(`row ${row}`)
  return places.length === 0 ? message : `${message}: ${places.join(', ')}`
}
