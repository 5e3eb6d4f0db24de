export type Stage =
  | 'read'
  | 'kinds'
  | 'relations'
  | 'ties'
  | 'split'
  | 'fit'
  | 'sample'
  | 'impute'
  | 'evaluate'
  | 'audit'
  | 'report'

export interface Progress {
  readonly stage: Stage
  /** Share of the stage done, 0 to 1. */
  readonly share: number
  /** What was done last: the title of a metric, the losses of a training. */
  readonly step?: string
}

/** What every step of the pipeline accepts beside its own options. */
export interface RunContext {
  readonly onProgress?: ((progress: Progress) => void) | undefined
  readonly signal?: AbortSignal | undefined
}
