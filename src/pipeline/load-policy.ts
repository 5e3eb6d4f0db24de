import { parse } from 'yaml'
import { type Policy, parsePolicy } from '../../evaluators/index.js'
import { MirrorwardError } from '../errors.js'
import { readText } from './load-input.js'

/** A policy file in YAML. Throws `not-found` or `bad-option`. */
export async function loadPolicy(path: string): Promise<Policy> {
  const text = await readText(path)
  let values: unknown
  try {
    values = parse(text)
  } catch {
    throw new MirrorwardError('bad-option', `not a YAML file: "${path}"`)
  }
  return parsePolicy(values, { file: path })
}
