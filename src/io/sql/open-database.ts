import type { Database } from './database.js'
import type { DatabasePlace } from './database-place.js'
import { dialectOf } from './dialects.js'
import { passwordFor } from './password.js'

/** A connection to a place, with the password that the environment holds. Close it. */
export async function openDatabase(
  place: DatabasePlace,
  { mode }: { readonly mode: 'read' | 'write' },
): Promise<Database> {
  return dialectOf(place.dialect).connect(place, { mode, password: passwordFor(place) })
}
