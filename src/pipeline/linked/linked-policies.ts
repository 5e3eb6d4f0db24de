import { linkedMetrics, metrics, type Policy } from '../../../evaluators/index.js'
import { loadPolicy } from '../load-policy.js'

/** Thresholds of a file: those of the tables together, and those of each table by itself. Absent where the file has none. */
export interface LinkedPolicies {
  readonly together?: Policy
  readonly each?: Policy
}

/**
 * A policy file for linked tables: criteria on metrics of linked tables judge them together, criteria on metrics of one table
 * judge each table. Throws as `loadPolicy` does.
 */
export async function loadLinkedPolicies(path: string): Promise<LinkedPolicies> {
  const linked = new Set(linkedMetrics.map(({ id }) => id))
  const { name, criteria } = await loadPolicy(path, { known: [...linked, ...metrics.map(({ id }) => id)] })
  const together = criteria.filter(({ metric }) => linked.has(metric))
  const each = criteria.filter(({ metric }) => !linked.has(metric))
  return {
    ...(together.length > 0 && { together: { name, criteria: together } }),
    ...(each.length > 0 && { each: { name, criteria: each } }),
  }
}
