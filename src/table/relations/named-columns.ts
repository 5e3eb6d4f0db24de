import { z } from 'zod'
import { isNumberKind } from '../schema.js'
import type { Stating } from './relation-kind.js'

/** A column in a schema file. */
export const columnName = z.string().min(1)

export const formulaText = z
  .string()
  .min(1)
  .describe('arithmetic of other columns, for example: kappa + lambda; dates count in days')

/** One problem for each of the columns that holds neither numbers nor dates. */
export function nonNumbers(names: readonly string[], { path, kindOf }: Stating): string[] {
  return names.filter((name) => !isNumberKind(kindOf(name))).map((name) => `${path}: "${name}" does not hold numbers`)
}
