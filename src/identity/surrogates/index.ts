import { notes } from './notes.js'
import { people } from './people.js'
import { places } from './places.js'
import { registers } from './registers.js'
import type { Surrogate } from './surrogate.js'

export { type LayoutPart, learnLayout, recordNumbers } from './layout.js'
export { firstNames, lastNames } from './names.js'
export type { Surrogate, SurrogateRow } from './surrogate.js'

/** The kinds of made-up values, beside record numbers of a column's own layout. */
export const surrogates: readonly Surrogate[] = [...people, ...places, ...registers, ...notes]

/** What `surrogate:` in a schema may be. */
export const surrogateIds: readonly string[] = ['none', 'record-number', ...surrogates.map(({ id }) => id)]

export function findSurrogate(id: string): Surrogate | undefined {
  return surrogates.find((each) => each.id === id)
}
