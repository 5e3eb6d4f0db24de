export { mixedSpace, type Points } from './nearest/mixed-space.js'
export { type NearestOptions, type Neighbours, neighbourSearch } from './nearest/nearest.js'
