import { calendar } from './calendar.js'
import type { Cause } from './cause.js'
import { contest } from './contest.js'
import { fewBins } from './few-bins.js'
import { foundRelations } from './found-relations.js'
import { frequentValues } from './frequent-values.js'
import { lattices } from './lattices.js'
import { lookups } from './lookups.js'
import { smoothFunctions } from './smooth-functions.js'
import { strongBlocks } from './strong-blocks.js'

/** Why synthetic rows were told from real ones: a made table for each. */
export const causes: readonly Cause[] = [
  lattices,
  foundRelations,
  calendar,
  lookups,
  frequentValues,
  fewBins,
  strongBlocks,
  contest,
  smoothFunctions,
]
