import { MirrorwardError } from '../../../errors.js'
import type { DatabasePlace } from '../database-place.js'
import { databaseError, type Trouble } from '../failure.js'

/** By how its messages begin: it has no codes. */
const troubles: readonly (readonly [RegExp, Trouble])[] = [
  [/not a valid DuckDB|wrong version|version number|magic bytes/i, 'not-one'],
  [/Could not set lock|Conflicting lock/i, 'denied'],
  [/Permission denied|read-only/i, 'denied'],
  [/No space left|out of (disk|memory)/i, 'full'],
  [/^Catalog Error.*does not exist|^Binder Error.*not found/is, 'no-such'],
  [/^Catalog Error.*already exists/is, 'exists'],
  [/^(Parser|Binder|Catalog) Error/i, 'query'],
  [/^(Conversion|Constraint|Out of Range|Invalid Input) Error/i, 'value'],
]

export function duckdbError(error: unknown, place: DatabasePlace): MirrorwardError {
  if (error instanceof MirrorwardError) return error
  const message = error instanceof Error ? error.message : ''
  return databaseError(troubles.find(([shape]) => shape.test(message))?.[1] ?? 'other', { place })
}
