import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { MirrorwardError } from '../../src/errors.js'
import type { Secrets } from '../anonymizer.js'

export const keyBytes = 32

/** `inspect.custom` of node:util, by its public name: declarations of this package need no types of Node. */
const inspected: unique symbol = Symbol.for('nodejs.util.inspect.custom')

/**
 * The master key of a project and all keys derived from it, by domain (what must join) and purpose (HKDF-SHA-256, RFC 5869, salt
 * the project's name, info `mirrorward/1/domain/purpose`). However it is printed, its id alone is shown.
 */
export class KeyRing implements Secrets {
  readonly id: string
  readonly isKept: boolean
  readonly #master: Uint8Array
  readonly #project: string
  readonly #derived = new Map<string, Uint8Array>()

  private constructor(master: Uint8Array, project: string, isKept: boolean) {
    this.#master = Uint8Array.from(master)
    this.#project = project
    this.isKept = isKept
    this.id = keyId(master)
  }

  /** `isKept: false` for a key that is thrown away with the process. Throws `bad-option` for anything but 32 bytes. */
  static of(
    master: Uint8Array,
    { project, isKept = true }: { readonly project: string; readonly isKept?: boolean },
  ): KeyRing {
    if (master.length !== keyBytes) throw new MirrorwardError('bad-option', `a key has ${keyBytes} bytes`)
    return new KeyRing(master, project, isKept)
  }

  derive(domain: string, purpose: string): Uint8Array {
    const info = `mirrorward/1/${domain}/${purpose}`
    const known = this.#derived.get(info)
    if (known !== undefined) return known
    const made = new Uint8Array(hkdfSync('sha256', this.#master, this.#project, info, keyBytes))
    this.#derived.set(info, made)
    return made
  }

  /** Whether a code that goes round with this key's releases was made by it. Takes the same time for every answer. */
  hasId(id: string): boolean {
    const [own, other] = [Buffer.from(this.id), Buffer.from(id)]
    return own.length === other.length && timingSafeEqual(own, other)
  }

  toString(): string {
    return `key ${this.id}`
  }

  toJSON(): string {
    return this.toString()
  }

  [inspected](): string {
    return this.toString()
  }
}

/** The first eight hexadecimal digits of HMAC(master, "id"). */
export function keyId(master: Uint8Array): string {
  return createHmac('sha256', master).update('id').digest('hex').slice(0, 8)
}
