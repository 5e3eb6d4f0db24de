import type { Issue } from '../../errors.js'
import type { ColumnSchema } from '../schema.js'
import type { DateReadings } from './date-hints.js'
import type { TextProfile } from './text-profile.js'

/** What the cells say a column is, and why. */
export interface KindGuess {
  readonly schema: Omit<ColumnSchema, 'name' | 'role'>
  readonly why: string
  readonly warnings: readonly Issue[]
  /** Of dates that can be read in two ways, where nothing tells which. */
  readonly readings?: DateReadings
}

/** Share of rows that must be numbers (or dates) before the others are reported as faults. */
export const faultShare = 0.9
const shownFaults = 5

export function guess(schema: KindGuess['schema'], why: string, warnings: readonly Issue[] = []): KindGuess {
  return { schema, why, warnings }
}

/** The rows that do not pass, as warnings that name them. */
export function faults(
  column: string,
  profile: TextProfile,
  { passes, message }: { readonly passes: (text: string) => boolean; readonly message: string },
): Issue[] {
  const rows = profile.texts.flatMap((text, index) => (passes(text) ? [] : [profile.firstRows[index] ?? 0]))
  const shown = rows.sort((a, b) => a - b).slice(0, shownFaults)
  const issues: Issue[] = shown.map((row) => ({ message, column, row: row + 1 }))
  if (rows.length > shown.length) issues.push({ message: `${rows.length - shown.length} more values like it`, column })
  return issues
}
