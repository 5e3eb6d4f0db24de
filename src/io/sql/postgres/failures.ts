import { MirrorwardError } from '../../../errors.js'
import type { DatabasePlace } from '../database-place.js'
import { databaseError, type Trouble, troubleOnTheWay } from '../failure.js'

/** By SQLSTATE, the whole of it or its class (PostgreSQL documentation, appendix A). */
const troubles: Readonly<Record<string, Trouble>> = {
  '28P01': 'password',
  '28000': 'password',
  '3D000': 'no-database',
  '42501': 'denied',
  '42P01': 'no-such',
  '3F000': 'no-such',
  '42703': 'no-such',
  '25006': 'read-only',
  '42P06': 'exists',
  '42P07': 'exists',
  '53100': 'full',
  '53300': 'too-many',
  '57P01': 'gone',
  '57P02': 'gone',
  '57P03': 'unreachable',
  '57014': 'stopped',
  '40001': 'changed',
  '08': 'gone',
  '22': 'value',
  '23': 'value',
  '42': 'query',
  '57': 'stopped',
}

/** An error of the driver or the server in our words; our own as they are. */
export function postgresError(error: unknown, place: DatabasePlace): MirrorwardError {
  if (error instanceof MirrorwardError) return error
  const { code, message = '' } = error as { readonly code?: string; readonly message?: string }
  if (/does not support SSL/i.test(message)) return databaseError('no-tls', { place })
  if (/password must be a string|no password supplied/i.test(message)) return databaseError('no-password', { place })
  if (/connection terminated|connection ended|not queryable/i.test(message)) return databaseError('gone', { place })
  const trouble = (code && (troubles[code] ?? troubles[code.slice(0, 2)])) || troubleOnTheWay(code)
  return databaseError(trouble || 'other', { place, ...(/^[0-9A-Z]{5}$/.test(code ?? '') && { state: code }) })
}
