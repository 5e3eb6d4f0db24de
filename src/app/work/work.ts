import type { Progress, Stage } from '../../index.js'

export type WorkState = 'waiting' | 'running' | 'paused' | 'stopped' | 'failed' | 'done'

/** What a command of ours refused, as it told it: no cell value. */
export interface Fault {
  readonly code: string
  readonly message: string
  readonly issues?: readonly { readonly message: string; readonly column?: string; readonly row?: number }[]
}

/** A command of this program in a process of its own, as it stands. */
export interface Work {
  readonly state: WorkState
  /** Of the stage that runs. */
  readonly progress?: Progress
  /** What ended, with its seconds. */
  readonly stages: readonly { readonly stage: Stage; readonly seconds: number }[]
  /** What it said beside that, a line each. */
  readonly notes: readonly string[]
  /** Of running; pauses do not count. */
  readonly seconds: number
  readonly fault?: Fault
}

/** Whether it may still change. */
export function isOpen({ state }: Pick<Work, 'state'>): boolean {
  return state === 'waiting' || state === 'running' || state === 'paused'
}
