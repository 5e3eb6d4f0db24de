import { emergencyLog } from './emergency-log.js'
import { frenchStays } from './french-stays.js'
import { longLaboratory } from './long-laboratory.js'
import { questionnaire } from './questionnaire.js'
import { usClaims } from './us-claims.js'

/** The kinds of file a hospital exports, each made by a script: `make(rows, seed)` gives the bytes. */
export const hospitalFiles = [
  { name: 'french-stays.csv', make: frenchStays },
  { name: 'us-claims.csv', make: usClaims },
  { name: 'long-laboratory.csv', make: longLaboratory },
  { name: 'questionnaire.tsv', make: questionnaire },
  { name: 'emergency-log.csv', make: emergencyLog },
] as const
