export { solvePositiveDefinite } from './linear-solve.js'
export { createRng, type Rng } from './rng.js'
export { permutation, sampleWithoutReplacement } from './shuffle.js'
