import type { Expression, Schema } from '../../../table/index.js'
import type { Answer } from '../answer.js'
import type { Axis } from '../axis.js'
import { axisOf } from '../axis.js'
import { conditionOf } from '../condition.js'
import type { Measurement } from '../measurement.js'
import type { Procedure } from '../procedure.js'
import type { Condition, Question } from '../question.js'

/** Numbers as they were let go, in units, made to agree with the others. */
export interface Released {
  readonly values: Float64Array
  /** Draws of the noise that is left in them, one draw after the other. */
  readonly errors: Float64Array
  /** Variance of the noise as it was added. */
  readonly variance: number
}

/** How a question is answered: what is measured, and what is made of it. Everything here is public. */
export interface Approach {
  readonly parts: readonly Part[]
  answer(released: (measurement: Measurement) => Released, rounds: (procedure: Procedure) => ReleasedRounds): Found
}

/** What is bought for a question, and what it gets of what the question may spend. */
export type Part =
  | { readonly measurement: Measurement; readonly share: number }
  | { readonly procedure: Procedure; readonly share: number }

/** The numbers of every round of a procedure, and the variance of the noise on each. */
export interface ReleasedRounds {
  readonly values: readonly Float64Array[]
  readonly variances: readonly number[]
}

export type Found = Pick<Answer, 'cells' | 'method'> &
  Partial<Pick<Answer, 'curves' | 'test' | 'noise' | 'unit' | 'per'>>

/** Groups of fewer people than so many standard deviations of the noise are not told of. */
export const fewestDeviations = 10

export type QuestionOf<Ask extends Question['ask']> = Extract<Question, { readonly ask: Ask }>

/** What people are asked about: a cohort and its groups. */
export interface Scene {
  readonly schema: Schema
  readonly cohort?: Condition
  readonly groups: readonly Axis[]
}

export function sceneOf(question: Question, schema: Schema): Scene {
  const { where, by, id } = question
  return {
    schema,
    ...(where !== undefined && { cohort: conditionOf(where, schema, id) }),
    groups: by.map((grouping) => axisOf(grouping, schema, id)),
  }
}

/** The cohort of those who have a value in each of these columns. */
export function having(cohort: Condition | undefined, columns: readonly string[]): Condition {
  const present = columns.map((column): Expression => ({ type: 'not', operand: { type: 'missing', column } }))
  const [first, ...rest] = [...(cohort ? [cohort.expression] : []), ...present]
  const expression = rest.reduce<Expression>(
    (left, right) => ({ type: 'logical', operator: 'and', left, right }),
    first!,
  )
  return { key: JSON.stringify(expression), expression }
}

/** The groups of some axes, in the order of their cells. */
export function groupsOf(axes: readonly Axis[]): readonly Readonly<Record<string, string>>[] {
  return axes.reduce<Record<string, string>[]>(
    (groups, { columns: [name = ''], labels }) =>
      groups.flatMap((group) => labels.map((label) => ({ ...group, [name]: label }))),
    [{}],
  )
}

/** A number of each draw of the noise. */
export function overDraws(count: number, of: (draw: number) => number): Float64Array {
  return Float64Array.from({ length: count }, (_, draw) => of(draw))
}

/** The standard deviation of the error of a cell. */
export function deviationOf({ errors, values: { length } }: Released, cell: number): number {
  let squares = 0
  const draws = errors.length / length
  for (let draw = 0; draw < draws; draw++) squares += errors[draw * length + cell]! ** 2
  return Math.sqrt(squares / draws)
}
