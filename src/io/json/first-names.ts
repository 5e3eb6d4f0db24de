import { linesOf } from '../lines-of.js'
import { parseJson } from './read-json.js'

/**
 * The names in JSON lines, record after record until all that are wanted were seen; all names of the file where one is in none of
 * its records. Lines that are no object have no names. Of values nothing is kept.
 */
export async function firstNames(
  bytes: AsyncGenerator<Uint8Array>,
  wanted: readonly string[],
): Promise<readonly string[]> {
  const seen = new Set<string>()
  for await (const line of linesOf(bytes)) {
    for (const name of namesOf(line)) seen.add(name)
    if (seen.size > 0 && wanted.every((name) => seen.has(name))) break
  }
  return [...seen]
}

function namesOf(line: string): readonly string[] {
  const record = line.trim() === '' ? undefined : parseJson(line)
  return typeof record === 'object' && record !== null && !Array.isArray(record) ? Object.keys(record) : []
}
