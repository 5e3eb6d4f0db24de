import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Values by opendp 0.16, dp-accounting 0.6, mpmath and cdp2adp; each block names its maker. */
export const golden = JSON.parse(readFileSync(join(import.meta.dirname, '../golden/privacy/golden-dp.json'), 'utf8'))
