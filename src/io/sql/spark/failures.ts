import { MirrorwardError } from '../../../errors.js'
import type { DatabasePlace } from '../database-place.js'
import { databaseError, type Trouble, troubleOnTheWay } from '../failure.js'
import { SparkFailure } from './session.js'
import { LoginRefused } from './transport.js'

/** By the class of error that Spark puts in brackets before its words. */
const troubles: readonly (readonly [RegExp, Trouble])[] = [
  [/TABLE_OR_VIEW_NOT_FOUND|UNRESOLVED_COLUMN|Table or view not found/, 'no-such'],
  [/SCHEMA_NOT_FOUND|Database .* not found/i, 'no-database'],
  [/(SCHEMA|TABLE|TABLE_OR_VIEW|LOCATION)_ALREADY_EXISTS/, 'exists'],
  [/PARSE_SYNTAX_ERROR|DATATYPE_MISMATCH|UNRESOLVED_ROUTINE|ParseException/, 'query'],
  [/INSUFFICIENT_PERMISSIONS|AccessControlException|Permission denied/, 'denied'],
  [/FAILED_READ_FILE|FileNotFoundException|SparkFileNotFound/, 'changed'],
  [/No space left/, 'full'],
  [/CAST_INVALID_INPUT|ARITHMETIC_OVERFLOW|CAST_OVERFLOW|NUMERIC_VALUE_OUT_OF_RANGE/, 'value'],
]

/** An error of the server or the way to it in our words; our own as they are. */
export function sparkError(error: unknown, place: DatabasePlace): MirrorwardError {
  if (error instanceof MirrorwardError) return error
  if (error instanceof LoginRefused) return databaseError('password', { place })
  if (error instanceof SparkFailure) {
    const trouble = error.sqlState === 'HY008' ? 'stopped' : troubles.find(([shape]) => shape.test(error.message))?.[1]
    return databaseError(trouble ?? 'other', { place, state: error.sqlState })
  }
  const { code } = error as NodeJS.ErrnoException
  return databaseError(troubleOnTheWay(code) ?? 'not-one', { place, state: undefined })
}
