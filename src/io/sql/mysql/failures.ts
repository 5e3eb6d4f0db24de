import { MirrorwardError } from '../../../errors.js'
import type { DatabasePlace } from '../database-place.js'
import { databaseError, type Trouble, troubleOnTheWay } from '../failure.js'

/** By the name of the error (MySQL 8 and MariaDB, server error reference). */
const troubles: Readonly<Record<string, Trouble>> = {
  ER_ACCESS_DENIED_ERROR: 'password',
  ER_ACCESS_DENIED_NO_PASSWORD_ERROR: 'no-password',
  ER_DBACCESS_DENIED_ERROR: 'denied',
  ER_TABLEACCESS_DENIED_ERROR: 'denied',
  ER_COLUMNACCESS_DENIED_ERROR: 'denied',
  ER_SPECIFIC_ACCESS_DENIED_ERROR: 'denied',
  ER_BAD_DB_ERROR: 'no-database',
  ER_NO_SUCH_TABLE: 'no-such',
  ER_BAD_FIELD_ERROR: 'no-such',
  ER_PARSE_ERROR: 'query',
  ER_DB_CREATE_EXISTS: 'exists',
  ER_TABLE_EXISTS_ERROR: 'exists',
  ER_CON_COUNT_ERROR: 'too-many',
  ER_DISK_FULL: 'full',
  ER_RECORD_FILE_FULL: 'full',
  ER_OPTION_PREVENTS_STATEMENT: 'read-only',
  ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION: 'read-only',
  ER_QUERY_INTERRUPTED: 'stopped',
  ER_QUERY_TIMEOUT: 'stopped',
  ER_SERVER_SHUTDOWN: 'gone',
  ER_NORMAL_SHUTDOWN: 'gone',
  ER_CONNECTION_KILLED: 'gone',
  ER_TABLE_DEF_CHANGED: 'changed',
  ER_DATA_TOO_LONG: 'value',
  ER_WARN_DATA_OUT_OF_RANGE: 'value',
  ER_TRUNCATED_WRONG_VALUE: 'value',
  ER_TRUNCATED_WRONG_VALUE_FOR_FIELD: 'value',
  HANDSHAKE_NO_SSL_SUPPORT: 'no-tls',
  HANDSHAKE_SSL_ERROR: 'tls',
}

/** An error of the driver or the server in our words; our own as they are. */
export function mysqlError(error: unknown, place: DatabasePlace): MirrorwardError {
  if (error instanceof MirrorwardError) return error
  const { code, message = '' } = error as { readonly code?: string; readonly message?: string }
  if (/closed state|connection is in closed|connection lost/i.test(message)) return databaseError('gone', { place })
  const trouble = (code && troubles[code]) || troubleOnTheWay(code)
  return databaseError(trouble || 'other', { place, state: code?.startsWith('ER_') ? code : undefined })
}
