import { type ErrorCode, MirrorwardError } from '../../errors.js'
import { type DatabasePlace, placeText } from './database-place.js'

/** What went wrong in a database, in our words: servers quote values, statements and names of users in theirs. */
export type Trouble =
  | 'unreachable'
  | 'gone'
  | 'tls'
  | 'no-tls'
  | 'password'
  | 'no-password'
  | 'no-database'
  | 'denied'
  | 'no-such'
  | 'query'
  | 'too-many'
  | 'full'
  | 'stopped'
  | 'read-only'
  | 'exists'
  | 'value'
  | 'not-one'
  | 'changed'
  | 'other'

const said: Readonly<Record<Trouble, readonly [ErrorCode, string]>> = {
  unreachable: ['not-found', 'no server answers'],
  gone: ['unsupported', 'the server went away in the middle of the work'],
  tls: [
    'unsupported',
    'the certificate of the server is not trusted (ca=FILE in the URL names one to trust; tls=off goes without)',
  ],
  'no-tls': ['unsupported', 'the server does not speak TLS (tls=off in the URL goes without)'],
  password: ['bad-option', 'the server refuses this user or password'],
  'no-password': [
    'bad-option',
    'the server asks for a password: put it in MIRRORWARD_DB_PASSWORD (or PGPASSWORD, .pgpass, MYSQL_PWD)',
  ],
  'no-database': ['not-found', 'the server has no database of this name'],
  denied: ['bad-option', 'the user may not do this'],
  'no-such': ['not-found', 'a table or column that is named is not there'],
  query: ['bad-option', 'the query is not understood, or fails'],
  'too-many': ['unsupported', 'the server takes no more connections'],
  full: ['unsupported', 'no space is left on the disk of the server'],
  stopped: ['unsupported', 'the server stopped the work'],
  'read-only': ['bad-option', 'the server takes nothing that writes'],
  exists: ['bad-option', 'what should be new is there already'],
  value: ['bad-data', 'a value does not fit the type of its column'],
  'not-one': ['bad-data', 'not a database of this kind, or a damaged one'],
  changed: ['bad-data', 'the tables changed while they were read: run it again'],
  other: ['unsupported', 'the database refuses'],
}

/** A trouble as an error. `state` is the code that the database gives, which holds no value. */
export function databaseError(
  trouble: Trouble,
  {
    place,
    state,
    detail,
  }: { readonly place: DatabasePlace; readonly state?: string | undefined; readonly detail?: string | undefined },
): MirrorwardError {
  const [code, text] = said[trouble]
  const isCode = state !== undefined && /^[A-Z0-9_]{2,40}$/.test(state)
  const more = [...(detail === undefined ? [] : [detail]), ...(isCode ? [`code ${state}`] : [])].join(', ')
  return new MirrorwardError(code, `${text}${more && ` (${more})`}: ${placeText(place)}`)
}

/** Troubles of the way there, by the code of the operating system or of TLS; the same for every server. */
export function troubleOnTheWay(code: string | undefined): Trouble | undefined {
  if (code === undefined) return undefined
  if (/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT|EACCES)$/.test(code))
    return 'unreachable'
  if (/^(ECONNRESET|EPIPE|PROTOCOL_CONNECTION_LOST|ECONNABORTED)$/.test(code)) return 'gone'
  if (/CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS|ERR_SSL|HOSTNAME/.test(code)) return 'tls'
  return undefined
}
