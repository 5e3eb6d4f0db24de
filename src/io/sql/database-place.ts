import { isAbsolute, join } from 'node:path'
import { MirrorwardError } from '../../errors.js'
import { didYouMean } from '../../messages/index.js'
import type { DialectId } from './dialect-id.js'
import { dialectOf, dialects } from './dialects.js'

/** Where a database is. No password: that is asked of `passwordFor` when a connection opens. */
export interface DatabasePlace {
  readonly dialect: DialectId
  /** Of a server. */
  readonly host?: string
  readonly port?: number
  readonly user?: string
  readonly database?: string
  /** A socket of this machine: a folder (PostgreSQL) or a file (MySQL). */
  readonly socket?: string
  /** `checked` unless the server is this machine: the certificate must be one that is trusted. */
  readonly tls: 'checked' | 'off'
  /** A file of certificates to trust. */
  readonly ca?: string
  /** Of a database that is a file. */
  readonly file?: string
}

/** What a URL of a database says. */
export interface DatabaseUrl {
  readonly place: DatabasePlace
  readonly schema?: string
  /** Tables that are named; none is all of the schema. */
  readonly tables: readonly string[]
  readonly query?: string
  /** The table of people, where several hang together. */
  readonly person?: string
}

const schemes = new Map(dialects.flatMap(({ id, schemes }) => schemes.map((scheme) => [scheme, id] as const)))
const endings = new Map(dialects.flatMap(({ id, endings }) => endings.map((ending) => [ending, id] as const)))
const parameters = ['table', 'schema', 'query', 'person', 'host', 'socket', 'tls', 'ca']
const noPassword =
  'a URL holds no password: put it in MIRRORWARD_DB_PASSWORD, PGPASSWORD or .pgpass, and leave user@ alone in the URL'

/** Whether a path names a database: a URL with a scheme, or a file of one. */
export function isDatabase(path: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(path) || schemeOf(path) !== undefined || dialectOfFile(path) !== undefined
}

/**
 * What a URL of a database says; `path` may be a file `*.duckdb`, `*.sqlite` or `*.db` too. Throws `bad-option`, never with the
 * text in it: it may hold a password.
 */
export function parseDatabaseUrl(path: string): DatabaseUrl {
  const ofFile = dialectOfFile(path)
  if (schemeOf(path) === undefined && ofFile !== undefined && !path.includes('://'))
    return { place: { dialect: ofFile, file: path, tls: 'off' }, tables: [] }
  const dialect = schemes.get(schemeOf(path) ?? '')
  if (dialect === undefined)
    throw new MirrorwardError(
      'bad-option',
      `no database is reached by a URL of this kind (known: ${[...schemes.keys()].join(', ')}; others: docs/databases.md)`,
    )
  const rest = path.slice(path.indexOf(':') + 1)
  const cut = rest.includes('?') ? rest.indexOf('?') : rest.length
  const told = parametersOf(rest.slice(cut + 1))
  const tables = told.flatMap(([key, value]) => (key === 'table' ? [value] : []))
  const one = (key: string): string | undefined => told.findLast(([name]) => name === key)?.[1]
  const [schema, query, person] = [one('schema'), one('query'), one('person')]
  if (query !== undefined && tables.length > 0)
    throw new MirrorwardError('bad-option', 'a URL names tables or a query, not both')
  return {
    place: isServer(dialect) ? serverPlace(dialect, rest.slice(0, cut), one) : filePlace(dialect, rest.slice(0, cut)),
    tables,
    ...(schema !== undefined && { schema }),
    ...(query !== undefined && { query }),
    ...(person !== undefined && { person }),
  }
}

/** One line that names a place for people: no user, no password. */
export function placeText({ dialect, host, port, socket, database, file }: DatabasePlace): string {
  if (file !== undefined) return `"${file}"`
  const server = socket ?? `${host ?? 'localhost'}${port === undefined ? '' : `:${port}`}`
  return `${dialect} database "${database ?? ''}" at ${server}`
}

/** Whether two places are one database, as far as names tell. */
export function isSamePlace(one: DatabasePlace, other: DatabasePlace): boolean {
  const text = (place: DatabasePlace) => placeText(place).replace('127.0.0.1', 'localhost')
  return text(one) === text(other)
}

/** A URL with more said in it: what a job says of `input` key by key. */
export function withParameters(
  url: string,
  told: {
    readonly query?: string | undefined
    readonly tables?: readonly string[] | undefined
    readonly person?: string | undefined
  },
): string {
  const { query, tables = [], person } = told
  const pairs = [
    ...tables.map((name) => ['table', name] as const),
    ...(query === undefined ? [] : [['query', query] as const]),
    ...(person === undefined ? [] : [['person', person] as const]),
  ]
  if (pairs.length === 0) return url
  const scheme = schemeOf(url) === undefined && !url.includes('://') ? `${dialectOfFile(url) ?? ''}:` : ''
  const text = pairs.map(([key, value]) => `${key}=${encoded(value)}`).join('&')
  return `${scheme}${url}${url.includes('?') ? '&' : '?'}${text}`
}

/** The URL of a database that is a file, its file seen from `folder`; others as they are. */
export function fromFolder(url: string, folder: string): string {
  const { place } = parseDatabaseUrl(url)
  if (place.file === undefined || isAbsolute(place.file)) return url
  const cut = url.includes('?') ? url.indexOf('?') : url.length
  const scheme = schemeOf(url) === undefined ? '' : `${place.dialect}:`
  const file = join(folder, place.file)
  return `${scheme}${scheme === '' ? file : encoded(file)}${scheme === '' ? '' : url.slice(cut)}`
}

function schemeOf(path: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(path)?.[1]?.toLowerCase()
  return scheme !== undefined && schemes.has(scheme) ? scheme : undefined
}

function dialectOfFile(path: string): DialectId | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  return endings.get(extension)
}

export function isServer(dialect: DialectId): boolean {
  return dialectOf(dialect).isServer
}

function filePlace(dialect: DialectId, head: string): DatabasePlace {
  const file = decoded(head.replace(/^\/\//, ''))
  if (file === '') throw new MirrorwardError('bad-option', `the URL names no file: ${dialect}:path/to/file`)
  return { dialect, file, tls: 'off' }
}

function serverPlace(dialect: DialectId, head: string, one: (key: string) => string | undefined): DatabasePlace {
  if (!head.startsWith('//')) throw new MirrorwardError('bad-option', `a URL of a server begins with ${dialect}://`)
  const at = head.lastIndexOf('@')
  const login = at < 0 ? '' : head.slice(2, at)
  if (login.includes(':')) throw new MirrorwardError('bad-option', noPassword)
  const [, authority = '', path = ''] = /^([^/]*)\/?(.*)$/s.exec(head.slice(at < 0 ? 2 : at + 1)) ?? []
  const [, bracketed, plain = '', portText] = /^(?:\[([0-9a-f:.]+)\]|([^:]*))(?::(.*))?$/is.exec(authority) ?? []
  if (portText !== undefined && !/^\d{1,5}$/.test(portText))
    throw new MirrorwardError('bad-option', `the port in the URL is no number (${noPassword})`)
  if (path.includes('/'))
    throw new MirrorwardError('bad-option', 'the URL names one database after its host: no further /')
  const hostParameter = one('host')
  const socket = one('socket') ?? (hostParameter?.startsWith('/') ? hostParameter : undefined)
  const told = decoded(bracketed ?? plain) || (socket === undefined ? hostParameter : undefined)
  const host = told ?? 'localhost'
  const tls = one('tls')
  if (tls !== undefined && tls !== 'off' && tls !== 'checked')
    throw new MirrorwardError('bad-option', 'tls in the URL is off or checked')
  const isHere = socket !== undefined || isThisMachine(host)
  const [user, database, ca] = [decoded(login), decoded(path), one('ca')]
  return {
    ...{ dialect, host, tls: tls ?? (isHere ? 'off' : 'checked') },
    ...(portText !== undefined && { port: Number(portText) }),
    ...(user !== '' && { user }),
    ...(database !== '' && { database }),
    ...(socket !== undefined && { socket }),
    ...(ca !== undefined && { ca }),
  }
}

/** Nothing leaves the machine on the way there. */
export function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

function parametersOf(text: string): (readonly [string, string])[] {
  if (text === '') return []
  return text.split('&').map((pair) => {
    const cut = pair.includes('=') ? pair.indexOf('=') : pair.length
    const key = decoded(pair.slice(0, cut))
    if (/^(password|pwd|passwd|pass)$/i.test(key)) throw new MirrorwardError('bad-option', noPassword)
    if (!parameters.includes(key)) {
      // What stands there may be the rest of a password with a question mark in it.
      const near = didYouMean(key, parameters)
      throw new MirrorwardError(
        'bad-option',
        `the URL says something after ? that is not known${near} (known: ${parameters.join(', ')}; ${noPassword})`,
      )
    }
    return [key, decoded(pair.slice(cut + 1))] as const
  })
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw new MirrorwardError('bad-option', 'a % in the URL begins no character: write %25')
  }
}

/** Readable, and read back by `decoded`. */
function encoded(text: string): string {
  return text.replace(/[%&+#]/g, (sign) => encodeURIComponent(sign)).replace(/\s/g, '+')
}
