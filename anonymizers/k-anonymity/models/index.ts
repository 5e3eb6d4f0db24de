import { alpha } from './alpha-k.js'
import { averageRisk } from './average-risk.js'
import { basicBeta, enhancedBeta } from './beta.js'
import { deltaDisclosure } from './delta-disclosure.js'
import { deltaPresence } from './delta-presence.js'
import { distinctL } from './distinct-l.js'
import { entropyL } from './entropy-l.js'
import { k } from './k.js'
import { kMap } from './k-map.js'
import type { PrivacyModel, TableModel } from './model.js'
import { populationUniqueness } from './population-uniqueness.js'
import { recursiveL } from './recursive-l.js'
import { sampleUniqueness } from './sample-uniqueness.js'
import { tEqual } from './t-equal.js'
import { tHierarchical } from './t-hierarchical.js'
import { tOrdered } from './t-ordered.js'

export type { ClassCounts, PrivacyModel, TableModel, WholeCounts, WholeTable } from './model.js'

/** Every model that each class keeps; k stands first. */
export const privacyModels = [
  k,
  kMap,
  alpha,
  distinctL,
  entropyL,
  recursiveL,
  tEqual,
  tOrdered,
  tHierarchical,
  deltaDisclosure,
  basicBeta,
  enhancedBeta,
  deltaPresence,
] as readonly PrivacyModel<unknown>[]

/** Every model that the classes of a release keep together. */
export const tableModels = [averageRisk, sampleUniqueness, populationUniqueness] as readonly TableModel<unknown>[]

/** The model of classes of that id, where there is one. */
export function findPrivacyModel(id: string): PrivacyModel<unknown> | undefined {
  return privacyModels.find((model) => model.id === id)
}
