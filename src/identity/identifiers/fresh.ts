import type { Part } from './form.js'
import type { Identifier, Parsed } from './identifier.js'

export interface FreshOptions {
  /** A whole number from 0 to below the bound, each as likely. */
  readonly draw: (bound: number) => number
  /** Told parts that stay as they are in the text given. */
  readonly visible?: readonly string[]
}

/** Draws before it is taken for granted that the register gives out none. */
const mostTries = 1000

/**
 * Another identifier with the layout of `text` (of the example when it is not one): its free parts and told ones drawn, its
 * key right. Parts that take any text stay: those are the caller's to replace. Where the register gives none, the last drawn.
 */
export function freshLike(identifier: Identifier, text: string, { draw, visible = [] }: FreshOptions): string {
  const like = identifier.parse(text) ?? identifier.parse(identifier.example)
  if (like === undefined) return identifier.example
  let made: Parsed = like
  for (let tries = 0; tries < mostTries; tries++) {
    made = { ...like, parts: like.parts.map((part) => (moves(part, visible) ? drawn(part, draw) : part)) }
    if (identifier.allows(made.parts)) break
  }
  return identifier.build(made)
}

/** Whether masking may move the part: what is free, and what tells something that nobody asked to keep. */
export function moves({ role, name }: Pick<Part, 'role' | 'name'>, visible: readonly string[]): boolean {
  return role === 'free' || (role === 'told' && !visible.includes(name))
}

function drawn(part: Part, draw: (bound: number) => number): Part {
  return part.places === undefined
    ? part
    : { ...part, text: part.places.map((place) => place[draw(place.length)] ?? '').join('') }
}
