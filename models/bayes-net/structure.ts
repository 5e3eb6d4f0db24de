import type { CodedTable } from '../../src/encode/index.js'
import type { Rng } from '../../src/math/index.js'
import { type PersonOf, rowsEach, type Variable } from '../network/index.js'
import { chowLiu } from './chow-liu.js'
import { type Constraints, parentLists, resolveConstraints } from './constraints.js'
import { bdeuScore, bicScore, type FamilyScore, heldOutScore } from './family-score.js'
import { hillClimbing } from './hill-climbing.js'
import type { BayesNetOptions } from './options.js'

export interface StructureContext {
  readonly variables: readonly Variable[]
  readonly options: BayesNetOptions
  readonly rng: Rng
  readonly personOf?: PersonOf
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/** Ascending parents of every variable, learned as the options say. Throws `bad-option` for impossible edges. */
export async function learnStructure(
  table: CodedTable,
  { variables, options, rng, personOf, ...watch }: StructureContext,
): Promise<readonly (readonly number[])[]> {
  const configurationCap = table.rowCount / rowsEach(table.rowCount, personOf) / options.rowsPerConfiguration
  const constraints = resolveConstraints(variables, { ...options, configurationCap })
  if (options.structure === 'chow-liu') return treeParents(table, constraints)
  const start = startingPoint(table, constraints)
  const score = familyScore(table, options, { rng, personOf })
  const { parents } = await hillClimbing(start, {
    score,
    constraints,
    rng: rng.fork('climb'),
    restarts: options.restarts,
    ...watch,
  })
  return parents
}

function treeParents(table: CodedTable, constraints: Constraints): number[][] {
  return chowLiu(table, constraints).map((parent) => (parent < 0 ? [] : [parent]))
}

/** The Chow–Liu tree; with fixed edges, which it may not be able to hold, just those. */
function startingPoint(table: CodedTable, constraints: Constraints): number[][] {
  if (constraints.fixed.length === 0) return treeParents(table, constraints)
  return parentLists(constraints.fixed, constraints.sizes.length)
}

function familyScore(
  table: CodedTable,
  options: BayesNetOptions,
  { rng, personOf }: Pick<StructureContext, 'rng' | 'personOf'>,
): FamilyScore {
  switch (options.score) {
    case 'bic':
      return bicScore(table)
    case 'bdeu':
      return bdeuScore(table, options.equivalentSampleSize)
    case 'held-out':
      return heldOutScore(table, { rng: rng.fork('held-out'), smoothing: options.smoothing, personOf })
  }
}
