import type { Part } from './form.js'
import type { Layout } from './layout.js'

/** A text read as an identifier. */
export interface Parsed {
  /** In the order in which they are written, keys among them. */
  readonly parts: readonly Part[]
  /** `none` where the notation has no key, or this text leaves it out. */
  readonly check: 'right' | 'wrong' | 'none'
  readonly layout: Layout
}

/**
 * A notation that names or reaches a person, an institution or a machine: told from its form and, where it has one, its key.
 * What differs between two of a kind is in the `free` parts; `told` ones say something of the person or institution (sex,
 * year of birth, region) and are kept only where somebody asks for it.
 */
export interface Identifier {
  readonly id: string
  /** In the plural, for a message. */
  readonly title: string
  /** The same in French. */
  readonly titleFr: string
  /**
   * How much a match says: `certain`, where chance makes none; `checked`, where a key is right in a tenth of the cells by
   * chance; `formed`, where only the layout speaks.
   */
  readonly evidence: 'certain' | 'checked' | 'formed'
  readonly of: 'person' | 'institution' | 'machine'
  /** An invented one. Fresh ones have its form. */
  readonly example: string
  /** Whether a cell is one, key and all. At least as generous as `check`. */
  matches(text: string): boolean
  /** Its parts, also where its key is wrong; undefined for what does not have the form. Total over all texts. */
  parse(text: string): Parsed | undefined
  /** Whether it has the form, and its key is right or left out. */
  check(text: string): boolean
  /** The text of the parts with keys of its own making, laid out as the parsed one was: `build(parse(text)) === text` for right ones. */
  build(parsed: Pick<Parsed, 'parts' | 'layout'>): string
  /** Whether the register gives out such: where not, another is drawn (or encrypted) until it does. */
  allows(parts: readonly Part[]): boolean
}

/** The text of a part; empty for one that is not there. */
export function textOf(parts: readonly Part[], name: string): string {
  return parts.find((part) => part.name === name)?.text ?? ''
}
