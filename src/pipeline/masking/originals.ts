import { canonical, Mac } from '../../../anonymizers/index.js'

/** A text shorter than it, or with fewer digits where it has no letters, is not told from chance. */
const fewestSigns = 5
const longest = 64
/** Words of a name or an address. */
const mostWords = 6

/** Digits as 9: texts of one shape can be one another by chance. */
export function shapeOf(text: string): string {
  return text.replace(/\d/g, '9')
}

/** The chance that a text drawn from its shape is a certain one: by its digits alone, letters say enough themselves. */
export function chanceOf(shape: string): number {
  return 10 ** -(shape.match(/9/g)?.length ?? 0)
}

/** What is looked for in a text: itself, its words, and numbers that are written in groups. */
export function partsOf(text: string): ReadonlySet<string> {
  const parts = new Set<string>()
  const add = (part: string) => {
    if (part.length >= fewestSigns && part.length <= longest) parts.add(part)
  }
  add(folded(text))
  for (const word of text.split(/[^\p{L}\p{N}@._+-]+/u)) add(folded(word.replace(/^[.-]+|[.-]+$/g, '')))
  for (const [group] of text.matchAll(/\d(?:[ .-]?\d){5,}/g)) add(group.replace(/\D/g, ''))
  return parts
}

function folded(text: string): string {
  return canonical(text).normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The originals of masked columns as keyed hashes: none of them is kept as text. */
export class Originals {
  readonly #mac: Mac
  readonly #hashes = new Set<number>()
  readonly #shapes = new Map<string, number>()
  readonly #ofPeople = new Map<number, Set<number>>()

  constructor(key: Uint8Array) {
    this.#mac = new Mac(key)
  }

  get size(): number {
    return this.#hashes.size
  }

  /** Of a person where the row says of whom. Texts without four digits name many people and count for their own person alone. */
  add(text: string, person: string | null): void {
    // Words of a long text are nobody's names; a number with few digits is many people's.
    const isLong = text.split(/\s+/).length > mostWords
    for (const part of partsOf(text)) {
      if (!isNumbered(part) && (isLong || /\d/.test(part))) continue
      const hash = this.#hash(part)
      if (person !== null) {
        const own = this.#ofPeople.get(this.#hash(`person/${canonical(person)}`))
        if (own !== undefined) own.add(hash)
        else this.#ofPeople.set(this.#hash(`person/${canonical(person)}`), new Set([hash]))
      }
      if (!isNumbered(part) || this.#hashes.has(hash)) continue
      this.#hashes.add(hash)
      this.#shapes.set(shapeOf(part), (this.#shapes.get(shapeOf(part)) ?? 0) + 1)
    }
  }

  has(part: string): boolean {
    return isNumbered(part) && this.#hashes.has(this.#hash(part))
  }

  isOf(part: string, person: string): boolean {
    return this.#ofPeople.get(this.#hash(`person/${canonical(person)}`))?.has(this.#hash(part)) === true
  }

  /** How many originals have a shape. */
  ofShape(shape: string): number {
    return this.#shapes.get(shape) ?? 0
  }

  #hash(text: string): number {
    const words = this.#mac.words(text)
    return (words[0]! >>> 0) * 2097152 + (words[1]! >>> 11)
  }
}

/** Whether a text has digits enough, or an @, to be one person's. */
function isNumbered(part: string): boolean {
  return part.includes('@') || (part.match(/\d/g)?.length ?? 0) >= 6
}
