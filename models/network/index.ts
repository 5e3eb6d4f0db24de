export { addNeighbours } from './add-neighbours.js'
export { type AliasTable, aliasTable, drawOutcomes } from './alias-table.js'
export { type CountedStates, countedStates } from './counted-states.js'
export { drawAccepted, type Trials } from './draw-accepted.js'
export { drawStates, type SamplingStep } from './draw-states.js'
export { type EliminationOrder, eliminationOrder } from './elimination-order.js'
export {
  drawNetwork,
  fittedNetwork,
  loadNetwork,
  type NetworkModel,
  readNetworkModel,
  saveNetwork,
  type TableDraw,
} from './fitted-network.js'
export { forestTensors, readForest } from './forest-file.js'
export { type ImputeRowsOptions, imputeRows } from './impute-rows.js'
export { type Conditioned, conditionNetwork } from './inference.js'
export { ancestralSteps, type Network, parameterCount, rowLogLikelihood } from './network.js'
export { drawOpenCodes, type OpenStates } from './open-states.js'
export { type PersonOf, peopleOf, rowsEach, shuffledPeople } from './people.js'
export { streamRows } from './row-stream.js'
export { topologicalOrder } from './topological-order.js'
export { type TreeColumn, treeColumn, treeFeature } from './tree-column.js'
export {
  type CompactTable,
  codesOf,
  compactTable,
  observedVariable,
  stateOfCode,
  statesTable,
  tableStates,
  type Variable,
} from './variable.js'
