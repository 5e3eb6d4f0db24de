export { type ColumnLatticesOptions, columnLattices } from './column-lattices.js'
export { fitLattices, type LatticeOptions } from './fit-lattices.js'
export { type LandingOptions, landOn } from './land-on.js'
export { isMultiple, type Lattices, multipleOf, partOf, unitOf } from './lattices.js'
