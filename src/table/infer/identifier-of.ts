import type { Column } from '../column.js'
import type { IdentifierEvidence } from './identified.js'
import { identifierEvidence } from './identifier-evidence.js'
import { profileTexts } from './text-profile.js'

/** Whether a column names or reaches people, and what shows it; undefined when it is data. O(rows). */
export function identifierOf(column: Column): IdentifierEvidence | undefined {
  return identifierEvidence(column.name, profileTexts(column))
}
