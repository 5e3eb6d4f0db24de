export type { BackendName } from './backend.js'
export { type Matrices, type Matrix, openMatrices } from './matrices.js'
