/** Whether a text stands for missing, for a person to answer. */
export interface ColumnQuestion {
  /** The text, as it stands in the file. */
  readonly text: string
  readonly rows: number
  readonly evidence: string
  /** What is done when nobody answers: true takes the text for missing. */
  readonly missing: boolean
}

/** A text that is or may be a marker; those that are plainly so are not asked about. */
export interface MarkerCandidate extends ColumnQuestion {
  readonly isAsked: boolean
}
