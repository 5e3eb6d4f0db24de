import { randomInt, randomUUID } from 'node:crypto'

const letters = 'abcdefghijklmnopqrstuvwxyz'
const seedLength = 26

/**
 * A seed that nobody can guess, from the operating system: 26 letters (122 bits), so that YAML and command lines read it as
 * the text it is. A seed that can be guessed can be tried: by whoever has the released files and all real rows but one.
 */
export function freshSeed(): string {
  return Array.from({ length: seedLength }, () => letters[randomInt(letters.length)]).join('')
}

/** A name for a release that tells nothing of what it was made from, from the operating system: a random UUID. */
export function freshRelease(): string {
  return randomUUID()
}
