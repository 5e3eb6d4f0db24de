import { z } from 'zod'

/** A cell that other cells decide: a level, a number, or missing. */
export type State = string | number | null

/** A column as indices into its distinct states. */
export interface StateColumn {
  readonly states: readonly State[]
  readonly indices: Int32Array
}

/** The shape of a state in a model file. */
export const stateFile = z.union([z.string(), z.number(), z.null()])
