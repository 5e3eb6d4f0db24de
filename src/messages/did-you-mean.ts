import { editDistance } from './edit-distance.js'

/**
 * The known name that a person most likely meant: equal but for capitals, blanks and marks, else at most a third of its
 * letters away (one letter of a short name); undefined when none is near. Of equals, the first known.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const wanted = plain(name)
  let nearest: string | undefined
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of known) {
    const distance = editDistance(wanted, plain(candidate))
    if (distance >= least || distance >= wanted.length) continue
    nearest = candidate
    least = distance
    if (distance === 0) break
  }
  return nearest
}

/** ` (did you mean "age"?)`, to be put behind what was wrong; nothing when no known name is near. */
export function didYouMean(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known)
  return nearest === undefined ? '' : ` (did you mean "${nearest}"?)`
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s._-]+/g, '')
}
