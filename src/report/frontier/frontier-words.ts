/** What the page of a frontier says. */
export interface FrontierWords {
  readonly title: string
  readonly lead: (counts: { readonly rows: string; readonly train: string }) => string
  readonly caution: string
  readonly uses: Readonly<Record<string, string>>
  readonly risks: Readonly<Record<string, string>>
  readonly others: Readonly<Record<string, string>>
  readonly chart: (use: string, risk: string) => string
  readonly way: string
  readonly nature: string
  readonly natures: Readonly<Record<string, string>>
  readonly budget: string
  readonly state: string
  readonly dominated: string
  readonly open: string
  readonly refused: string
  readonly numbers: string
  readonly key: string
}

const en: FrontierWords = {
  title: 'Use against risk, technique by technique',
  lead: ({ rows, train }) =>
    `${rows} rows. Each technique was applied to the same ${train} training rows and attacked in the same way, with people who are not in them as controls; bars are intervals of 95 %.`,
  caution:
    'Grey: another technique is at least as useful and at most as risky by the values alone; where intervals overlap that is not sure. No point says that a release is anonymous: a person decides on the evidence.',
  uses: {
    'utility.tstr': 'use (prediction kept)',
    'utility.every-column': 'use (every column predicted)',
    'fidelity.pair-trends': 'pairs kept',
  },
  risks: {
    'privacy.singling-out': 'singling out',
    'privacy.linkability': 'linkability',
    'privacy.inference': 'inference',
    'privacy.membership-ensemble': 'membership (area)',
  },
  others: {
    'fidelity.original-pairs': 'pairs at the original coarseness',
    'privacy.record-linkage-known': 'found by known columns',
    'privacy.record-linkage': 'found by everything',
    'privacy.homogeneous-classes': 'told by a class',
  },
  chart: (use, risk) => `${use} upwards, ${risk} to the right: the upper left corner is the place to be`,
  way: 'technique',
  nature: 'what it gives',
  natures: {
    synthetic: 'synthetic rows',
    perturbed: 'own rows, noised',
    generalised: 'own rows, coarser',
    masked: 'own rows, masked',
    pseudonymised: 'own rows, with a key',
  },
  budget: 'synthetic rows, from noisy counts',
  state: 'dominated',
  dominated: 'in all of these, by another',
  open: 'no',
  refused: 'not possible here',
  numbers: 'The numbers',
  key: 'Key',
}

const fr: FrontierWords = {
  title: 'Utilité et risque, technique par technique',
  lead: ({ rows, train }) =>
    `${rows} lignes. Chaque technique a été appliquée aux mêmes ${train} lignes d’apprentissage et attaquée de la même façon, avec pour témoins des personnes qui n’y figurent pas ; les barres sont des intervalles à 95 %.`,
  caution:
    'En gris : une autre technique est au moins aussi utile et au plus aussi risquée, au vu des seules valeurs ; si les intervalles se recouvrent, ce n’est pas certain. Aucun point ne dit qu’une diffusion est anonyme : une personne en décide au vu des éléments.',
  uses: {
    'utility.tstr': 'utilité (prédiction conservée)',
    'utility.every-column': 'utilité (prédiction de chaque colonne)',
    'fidelity.pair-trends': 'liens par paires conservés',
  },
  risks: {
    'privacy.singling-out': 'individualisation',
    'privacy.linkability': 'corrélation',
    'privacy.inference': 'inférence',
    'privacy.membership-ensemble': 'appartenance (aire)',
  },
  others: {
    'fidelity.original-pairs': 'paires à la précision d’origine',
    'privacy.record-linkage-known': 'retrouvés par les colonnes connues',
    'privacy.record-linkage': 'retrouvés par toutes les colonnes',
    'privacy.homogeneous-classes': 'révélé par un groupe',
  },
  chart: (use, risk) => `${use} vers le haut, ${risk} vers la droite : le coin supérieur gauche est le meilleur`,
  way: 'technique',
  nature: 'ce qu’elle donne',
  natures: {
    synthetic: 'lignes synthétiques',
    perturbed: 'lignes des personnes, bruitées',
    generalised: 'lignes des personnes, moins précises',
    masked: 'lignes des personnes, masquées',
    pseudonymised: 'lignes des personnes, avec une clé',
  },
  budget: 'lignes synthétiques, d’effectifs bruités',
  state: 'dominée',
  dominated: 'sur tous ces points, par une autre',
  open: 'non',
  refused: 'impossible ici',
  numbers: 'Les chiffres',
  key: 'Légende',
}

export function frontierWords(language: 'en' | 'fr'): FrontierWords {
  return language === 'fr' ? fr : en
}
