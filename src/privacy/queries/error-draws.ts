import { createRng, type Rng } from '../../math/index.js'

/** Draws of what the noise may have been, one after the other: enough for the ends of a 95 % interval. */
export const drawCount = 1000

/**
 * Chance for intervals, made of released numbers alone: the same answers give the same intervals. Never noise on anybody's numbers,
 * which is of the operating system.
 */
export function errorDraws(name: string): Rng {
  return createRng(`errors of queries: ${name}`)
}
