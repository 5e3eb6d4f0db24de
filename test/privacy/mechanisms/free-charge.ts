import type { Charge } from '../../../src/privacy/index.js'
import { type Entropy, systemEntropy } from '../../../src/privacy/randomness/index.js'

/** Leave without a ledger, to test noise. */
export function freeCharge(entropy: Entropy = systemEntropy): Charge {
  return { open: () => entropy }
}
