import type { MadeTable } from '../made-table.js'
import { englishCare } from './en-care.js'
import { englishIdentity } from './en-identity.js'
import { frenchCare } from './fr-care.js'
import { frenchIdentity } from './fr-identity.js'
import { misleading } from './misleading.js'

/** Every made table; a further one is a further line. */
export const madeTables: readonly MadeTable[] = [
  ...frenchIdentity,
  ...frenchCare,
  ...englishIdentity,
  ...englishCare,
  ...misleading,
]
