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

/** What a reader must know of a release of that nature, in a sentence. No option changes it. */
export const natureTexts: Readonly<Record<Nature, { readonly en: string; readonly fr: string }>> = {
  aggregate: {
    en: 'Aggregate: counts and statistics, no rows of people.',
    fr: 'Données agrégées : des effectifs et des statistiques, aucune ligne de personne.',
  },
  synthetic: {
    en: 'Synthetic: rows drawn from a model, none of them a person’s.',
    fr: 'Données synthétiques : des lignes tirées d’un modèle, aucune n’est celle d’une personne.',
  },
  perturbed: {
    en: 'Perturbed: people’s own rows with noise; whether they are anonymous was not decided by this.',
    fr: 'Données bruitées : les lignes des personnes elles-mêmes, modifiées par un bruit ; cela ne dit pas si elles sont anonymes.',
  },
  generalised: {
    en: 'Generalised: people’s own rows, coarser; whether they are anonymous was not decided by this.',
    fr: 'Données généralisées : les lignes des personnes elles-mêmes, moins précises ; cela ne dit pas si elles sont anonymes.',
  },
  masked: {
    en: 'Masked: what identifies was replaced and no key leads back; the rows are still people’s own, and whether they are anonymous was not measured.',
    fr: 'Données masquées : ce qui identifie a été remplacé et aucune clé ne permet de revenir en arrière ; les lignes restent celles des personnes, et leur anonymat n’a pas été mesuré.',
  },
  pseudonymised: {
    en: 'Pseudonymised: a key exists, so these are still personal data under the GDPR (Art. 4(5)), for whoever can get the key and wherever the other columns single people out.',
    fr: 'Données pseudonymisées : une clé existe ; ce sont donc toujours des données à caractère personnel au sens du RGPD (art. 4, point 5), pour qui peut obtenir la clé et partout où les autres colonnes isolent des personnes.',
  },
}

/** What each step of a chain made, and whether a key outlives it. */
export interface ChainLink {
  readonly nature: Nature
  readonly keptKey?: boolean
}

/**
 * The nature of what several steps made one after another: of the last that makes new rows, for nothing after it makes them
 * people's own again; where people's own rows survive, `pseudonymised` if any step kept a key, else the weakest of all.
 */
export function natureOfChain(links: readonly ChainLink[]): Nature {
  if (links.some(({ nature }) => nature === 'synthetic')) return 'synthetic'
  if (links.some(({ keptKey }) => keptKey === true)) return 'pseudonymised'
  return links.reduce<Nature>(
    (weakest, { nature }) => (natures.indexOf(nature) > natures.indexOf(weakest) ? nature : weakest),
    'aggregate',
  )
}

/** Whether the rows of a release are those of people, one to one. */
export function isOfPeople(nature: Nature): boolean {
  return nature !== 'synthetic' && nature !== 'aggregate'
}
