import type { PrivacyAudit } from '../../../evaluators/index.js'
import type { AuditWords } from './audit-words.js'

/** What an audit says in words: a heading, rows of a table with their header, and sentences. */
export interface AuditText {
  readonly heading: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly sentences: readonly string[]
}

export function auditText(audit: PrivacyAudit, words: AuditWords): AuditText {
  const { bounds, epsilon, gaussianShaped, violated, audited } = audit
  const seen = bounds.find(({ method }) => method === 'gaussian')
  const declared = words.number(epsilon)
  return {
    heading: words.heading(audit),
    header: words.columns,
    rows: bounds.map(({ kind, method, lower, ceiling, expected = 0 }) => [
      words.kinds[kind],
      words.methods[method],
      words.number(lower),
      ceiling === undefined ? words.expected(words.number(expected)) : words.number(ceiling),
    ]),
    sentences: [
      ...(seen?.noise === undefined || seen.mu === undefined
        ? []
        : [words.noise(words.number(seen.noise), words.number(seen.mu))]),
      ...(gaussianShaped ? [] : [words.notGaussian]),
      ...audit.faults.map((fault) =>
        fault.kind === 'sequence'
          ? words.sequence(String(fault.release + 1), fault.mechanism)
          : words.sensitivity({ ...fault, release: fault.release + 1 }),
      ),
      violated ? words.violated(declared) : words.holds(declared),
      words.limits,
      audited === 'stand-in' ? words.standIn : words.table,
    ],
  }
}
