import { randomInt } from 'node:crypto'
import { canonical } from '../../../anonymizers/index.js'
import { commonWords, isFamilyName, isGivenName } from '../../identity/index.js'
import { NumberSet, pairHash, textHash } from '../../math/index.js'

/** A text shorter than it, or with fewer digits where it has no letters, is not told from chance. */
const fewestSigns = 5
const longest = 64
/** Words of a name or an address. */
const mostWords = 6

/** Digits as 9: texts of one shape can be one another by chance. */
export function shapeOf(text: string): string {
  return /^\d{1,20}$/.test(text) ? nines.slice(0, text.length) : text.replace(/\d/g, '9')
}

const nines = '9'.repeat(20)

/** The chance that a text drawn from its shape is a certain one: by its digits alone, letters say enough themselves. */
export function chanceOf(shape: string): number {
  return 10 ** -(shape.match(/9/g)?.length ?? 0)
}

/** What is looked for in a text: itself, its words, and numbers that are written in groups. */
export function partsOf(text: string): Iterable<string> {
  if (isOneWord(text)) return text.length < fewestSigns || text.length > longest ? [] : [text]
  const parts = new Set<string>()
  const add = (part: string) => {
    if (part.length >= fewestSigns && part.length <= longest) parts.add(part)
  }
  add(folded(text))
  for (const word of text.split(/[^\p{L}\p{N}@._+-]+/u)) add(folded(word.replace(/^[.-]+|[.-]+$/g, '')))
  for (const [group] of text.matchAll(/\d(?:[ .-]?\d){5,}/g)) add(group.replace(/\D/g, ''))
  return parts
}

/** Digits and small letters alone: one part, as it is. */
function isOneWord(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (!((unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 122))) return false
  }
  return true
}

function folded(text: string): string {
  return canonical(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The originals of masked columns as hashes under a seed of the process: none of them is kept as text. 11 to 23 bytes each. */
export class Originals {
  readonly #seed = randomInt(2 ** 31)
  readonly #hashes = new NumberSet()
  readonly #shapes = new Map<string, number>()
  /** Of a person and a part together. */
  readonly #ofPeople = new NumberSet()
  /** Whole cells that are words: names. */
  readonly #names = new NumberSet()

  get size(): number {
    return this.#hashes.size
  }

  /** Of a person where the row says of whom. Texts without four digits name many people and count for their own person alone. */
  add(text: string, person: string | null): void {
    // Words of a long text are nobody's names; a number with few digits is many people's.
    const isLong = text.length > longest || text.split(/\s+/).length > mostWords
    if (!isLong && isNamelike(text)) this.#names.add(this.#hash(folded(text)))
    for (const part of partsOf(text)) {
      if (!isNumbered(part) && (isLong || /\d/.test(part))) continue
      if (person !== null) this.#ofPeople.add(this.#ofPerson(part, person))
      if (!isNumbered(part) || !this.#hashes.add(this.#hash(part))) continue
      this.#shapes.set(shapeOf(part), (this.#shapes.get(shapeOf(part)) ?? 0) + 1)
    }
  }

  has(part: string): boolean {
    return isNumbered(part) && this.#hashes.has(this.#hash(part))
  }

  isOf(part: string, person: string): boolean {
    return this.#ofPeople.has(this.#ofPerson(part, person))
  }

  /** A number of the cell, the same for what is the same name; undefined for a cell that is no name. */
  nameOf(cell: string): number | undefined {
    return cell.length <= longest && isNamelike(cell) ? this.#hash(folded(cell)) : undefined
  }

  hasName(name: number): boolean {
    return this.#names.has(name)
  }

  /**
   * Whether the name of a file or a column names somebody: a number of the source in it, two words that are names of the source, or
   * one that is a common name of people besides (`petit.csv` is a word).
   */
  isIn(name: string): boolean {
    for (const part of partsOf(name)) if (this.has(part)) return true
    for (const [digits] of name.matchAll(/\d{6,}/g)) if (this.has(digits)) return true
    const words = new Set(name.split(/[^\p{L}]+/u).flatMap((word) => [word, ...word.split(/(?<=\p{Ll})(?=\p{Lu})/u)]))
    const names = [...words].map(folded).filter((word) => word.length >= 3 && this.#names.has(this.#hash(word)))
    const isCommonName = (word: string) => !commonWords.has(word) && (isFamilyName(word) || isGivenName(word))
    return new Set(names).size >= 2 || names.some(isCommonName)
  }

  /** How many originals have a shape. */
  ofShape(shape: string): number {
    return this.#shapes.get(shape) ?? 0
  }

  #ofPerson(part: string, person: string): number {
    return pairHash(this.#hash(canonical(person)), this.#hash(part))
  }

  #hash(text: string): number {
    return textHash(text, this.#seed)
  }
}

/** Letters without digits, two at least. */
function isNamelike(text: string): boolean {
  return /\p{L}.*\p{L}/u.test(text) && !/\d/.test(text)
}

/** Whether a text has digits enough, or an @, to be one person's. */
function isNumbered(part: string): boolean {
  let digits = 0
  for (let at = 0; at < part.length; at++) {
    const unit = part.charCodeAt(at)
    if (unit === 64 || (unit >= 48 && unit <= 57 && ++digits >= 6)) return true
  }
  return false
}
