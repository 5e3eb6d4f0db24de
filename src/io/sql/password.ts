import { readFileSync, statSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { DatabasePlace } from './database-place.js'
import { dialectOf } from './dialects.js'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The password for a server: `MIRRORWARD_DB_PASSWORD`, else what the database's own programs read: `PGPASSWORD` and
 * `.pgpass`, or `MYSQL_PWD`. Nothing where none is found. Never store what this gives.
 */
export function passwordFor(place: DatabasePlace, environment: Environment = process.env): string | undefined {
  const { password, passwordFile } = dialectOf(place.dialect).login ?? {}
  return (
    environment.MIRRORWARD_DB_PASSWORD ??
    (password === undefined ? undefined : environment[password]) ??
    (passwordFile === undefined ? undefined : passwordInFile(place, environment, passwordFile))
  )
}

/** Who connects: as the URL says, else the variable of the database's own programs (`PGUSER`), else the name of the person on this machine. */
export function userFor({ dialect, user }: DatabasePlace, environment: Environment = process.env): string {
  const { user: variable } = dialectOf(dialect).login ?? {}
  return user ?? (variable === undefined ? undefined : environment[variable]) ?? userInfo().username
}

/** The first line of `.pgpass` that fits, as libpq reads it; a file that others can read is not read. */
function passwordInFile(place: DatabasePlace, environment: Environment, variable: string): string | undefined {
  const path = environment[variable] ?? join(environment.HOME ?? homedir(), '.pgpass')
  let text: string
  try {
    if ((statSync(path).mode & 0o077) !== 0) return undefined
    text = readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
  const { host = 'localhost', port = dialectOf(place.dialect).defaultPort, database = '', socket } = place
  const wanted = [socket === undefined ? host : 'localhost', String(port), database, userFor(place, environment)]
  const fits = (fields: readonly string[]) =>
    wanted.every((each, index) => fields[index] === '*' || fields[index] === each)
  const lines = text.split(/\r?\n/).filter((line) => !line.startsWith('#'))
  return lines.map(fieldsOf).find((fields) => fields.length >= 5 && fits(fields))?.[4]
}

/** Fields between colons; `\:` and `\\` are the signs themselves. */
function fieldsOf(line: string): string[] {
  const fields = ['']
  for (let at = 0; at < line.length; at++) {
    const sign = line[at]!
    if (sign === '\\' && at + 1 < line.length) fields[fields.length - 1] += line[++at]!
    else if (sign === ':' && fields.length < 5) fields.push('')
    else fields[fields.length - 1] += sign
  }
  return fields
}
