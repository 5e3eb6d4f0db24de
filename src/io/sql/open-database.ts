import type { Database } from './database.js'
import type { DatabasePlace } from './database-place.js'
import { databaseKinds } from './kinds.js'
import { passwordFor } from './password.js'

/** A connection to a place, with the password that the environment holds. Close it. */
export async function openDatabase(
  place: DatabasePlace,
  { mode }: { readonly mode: 'read' | 'write' },
): Promise<Database> {
  const kind = databaseKinds.find(({ dialect }) => dialect.id === place.dialect)!
  return kind.connect(place, { mode, password: passwordFor(place) })
}
