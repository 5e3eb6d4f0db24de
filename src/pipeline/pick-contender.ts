/** One candidate's marks. */
export interface Contender {
  readonly model: string
  /** Area under the curve of boosted trees, synthetic against validation rows; 0.5 is indistinguishable. */
  readonly unseen: number
  /** The same against the rows it was fitted to. */
  readonly fitted: number
  /** Nats per validation row, on codes that all candidates share. */
  readonly heldOut: number
}

/** Areas that differ by less are called equal, and likelihood decides. */
const tie = 0.01
/** Looking more like the rows learnt from than chance allows: a fingerprint of copying. */
const copying = 0.48

/**
 * Whoever is told least from unseen rows; among equals, whoever finds held-out rows likeliest. Who resembles the rows it
 * learnt from more than chance allows is out, unless all do.
 */
export function pickContender(contenders: readonly Contender[]): Contender {
  const honest = contenders.filter(({ fitted }) => fitted >= copying)
  const field = honest.length > 0 ? honest : contenders
  const lowest = Math.min(...field.map(({ unseen }) => unseen))
  return field
    .filter(({ unseen }) => unseen <= lowest + tie)
    .reduce((winner, each) => (each.heldOut > winner.heldOut ? each : winner))
}
