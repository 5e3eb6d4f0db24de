/**
 * What kind of thing a release is, from what was done to real rows. Never "anonymous": that is a person's judgement on the
 * evidence, not a technique.
 *
 * - `synthetic`: rows that a model drew; `aggregate`: counts and statistics, no rows of people.
 * - `generalised`, `perturbed`: people's own rows, coarser or with noise.
 * - `masked`: people's own rows, what identifies replaced, no way back by a key.
 * - `pseudonymised`: the same, and a key exists (or the replacement can be made again): personal data, GDPR Art. 4(5).
 */
export const natures = ['aggregate', 'synthetic', 'perturbed', 'generalised', 'masked', 'pseudonymised'] as const

export type Nature = (typeof natures)[number]

/** The nature that promises least: several techniques in a row, or several tables of a release, are called by it. */
export function weakestNature(of: readonly Nature[]): Nature | undefined {
  return of.reduce<Nature | undefined>(
    (weakest, each) => (weakest === undefined || natures.indexOf(each) > natures.indexOf(weakest) ? each : weakest),
    undefined,
  )
}

/** True where every row is a real person's, changed or not. */
export function isOfPeople(nature: Nature): boolean {
  return nature !== 'synthetic' && nature !== 'aggregate'
}
