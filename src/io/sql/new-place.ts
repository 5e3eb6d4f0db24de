import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { MirrorwardError } from '../../errors.js'
import { type DatabasePlace, type DatabaseUrl, isSamePlace } from './database-place.js'
import { dialectOf } from './dialects.js'

/**
 * The schema that a URL of an output makes: undefined of a file, which is new itself. Throws `bad-option` where it names tables
 * or a query, no schema, or a file that is there.
 */
export function newSchemaOf({ schema, place, tables, query }: DatabaseUrl): string | undefined {
  if (tables.length > 0 || query !== undefined)
    throw new MirrorwardError(
      'bad-option',
      'out is a new schema of a database, ?schema=…: it names no table and no query',
    )
  const { title, namespaces } = dialectOf(place.dialect)
  if (place.file !== undefined) {
    if (schema !== undefined && namespaces === 'none')
      throw new MirrorwardError('bad-option', `a ${title} file has no schemas: out names a new file`)
    if (existsSync(place.file))
      throw new MirrorwardError('bad-option', `is there already: "${place.file}" (out names a new file)`)
    return undefined
  }
  const named = namespaces === 'databases' ? (schema ?? place.database) : schema
  if (named === undefined)
    throw new MirrorwardError('bad-option', 'out names a new schema of the database: add ?schema=… to the URL')
  return named
}

/** What a schema of a file is called that has only one. */
export function defaultSchemaOf({ dialect }: DatabasePlace): string {
  return dialectOf(dialect).defaultSchema ?? ''
}

/** Throws `bad-option` where what would be written is what was read. */
export function refuseWhatWasRead(source: DatabaseUrl, target: DatabaseUrl): void {
  const isSameFile = source.place.file !== undefined && resolve(source.place.file) === resolve(target.place.file ?? '')
  const isSameServer =
    source.place.file === undefined &&
    isSamePlace({ ...source.place, ...serverOnly(source) }, { ...target.place, ...serverOnly(target) })
  if (isSameFile || (isSameServer && readSchemaOf(source) === readSchemaOf(target)))
    throw new MirrorwardError('bad-option', 'nothing is written into what was read: out names another schema')
}

function readSchemaOf({ schema, place }: DatabaseUrl): string | undefined {
  return schema ?? dialectOf(place.dialect).defaultSchema ?? place.database
}

/** Where schemas are databases of one server, the server is the place. */
function serverOnly({ place }: DatabaseUrl): { readonly database?: string } {
  return dialectOf(place.dialect).namespaces === 'databases' ? { database: '' } : {}
}
