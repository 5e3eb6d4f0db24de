import { MirrorwardError } from '../../../errors.js'
import type { DatabasePlace } from '../database-place.js'
import { databaseError, type Trouble } from '../failure.js'

const troubles: readonly (readonly [RegExp, Trouble])[] = [
  [/NOTADB|CORRUPT/, 'not-one'],
  [/FULL|IOERR/, 'full'],
  [/CANTOPEN|PERM|AUTH|READONLY/, 'denied'],
  [/BUSY|LOCKED/, 'denied'],
  [/SCHEMA/, 'changed'],
  [/CONSTRAINT|MISMATCH|TOOBIG/, 'value'],
]

export function sqliteError(error: unknown, place: DatabasePlace): MirrorwardError {
  if (error instanceof MirrorwardError) return error
  const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string }
  if (/no such (table|column)/.test(message)) return databaseError('no-such', { place })
  if (/is full|disk i\/o error|no space left/i.test(message)) return databaseError('full', { place })
  if (/not a database|malformed/.test(message)) return databaseError('not-one', { place })
  if (/syntax error|misuse|incomplete input/.test(message)) return databaseError('query', { place })
  return databaseError(troubles.find(([shape]) => shape.test(code))?.[1] ?? 'other', { place, state: code })
}
