import { parse } from 'yaml'
import { MirrorwardError } from '../errors.js'
import { readText } from './load-input.js'

/** The values of a YAML file, as yet unchecked. Throws `not-found`, or `bad-option` for a file that is none. */
export async function readYaml(path: string): Promise<unknown> {
  const text = await readText(path)
  try {
    return parse(text)
  } catch (cause) {
    throw new MirrorwardError('bad-option', `not a YAML file: "${path}"`, { cause })
  }
}
