const english = {
  subtitle: 'evidence on linked synthetic tables',
  twin: ({ train, all }: Readonly<Record<'train' | 'all', string>>) =>
    `Every number here is a twin’s: the same kind of model, learnt from ${train} real people and measured against people it never saw. The published tables were drawn from one that learnt from all ${all} real people: nobody is left to measure it against.`,
  verdict: 'Verdict',
  map: 'How the tables hang together',
  mapColumns: ['table', 'hangs on', 'time', 'never after', 'real rows learnt from', 'synthetic rows'],
  tables: 'Each table by itself, the least faithful first',
  tableColumns: ['table', 'criterion', 'status'],
  beside: 'A table that hangs on another is measured with the columns of that one beside it.',
  together: 'All metrics on the tables together',
  controls: {
    'unseen-real': 'unseen people',
    'shuffled-histories': 'shuffled histories',
    'independent-rows': 'independent rows',
    'copy-of-train': 'copy of train',
  },
  counts: (table: string) => `Rows of ${table} per person: real in grey, synthetic in colour`,
  gaps: (table: string) => `Share of gaps between rows of ${table} up to a span: real in grey, synthetic in colour`,
  allMet: 'No criterion of this table is missed.',
}

export type LinkedWords = typeof english

const french: LinkedWords = {
  subtitle: 'éléments de preuve sur des tables synthétiques liées',
  twin: ({ train, all }) =>
    `Tous les chiffres de ce rapport portent sur des tables jumelles : le même type de modèle, ajusté sur ${train} personnes réelles et comparé à des personnes qu’il n’a pas vues. Les tables diffusées viennent d’un modèle ajusté sur la totalité des ${all} personnes réelles : il ne reste personne pour les évaluer.`,
  verdict: 'Verdict',
  map: 'Liens entre les tables',
  mapColumns: ['table', 'dépend de', 'temps', 'jamais après', 'lignes d’apprentissage', 'lignes synthétiques'],
  tables: 'Chaque table prise seule, la moins fidèle d’abord',
  tableColumns: ['table', 'critère', 'état'],
  beside: 'Une table qui dépend d’une autre est mesurée avec les colonnes de celle-ci à côté.',
  together: 'Toutes les mesures sur les tables ensemble',
  controls: {
    'unseen-real': 'personnes hors apprentissage',
    'shuffled-histories': 'histoires redistribuées',
    'independent-rows': 'lignes indépendantes',
    'copy-of-train': 'copie de l’apprentissage',
  },
  counts: (table) => `Lignes de ${table} par personne : réelles en gris, synthétiques en couleur`,
  gaps: (table) => `Part des temps entre lignes de ${table} jusqu’à une durée : réels en gris, synthétiques en couleur`,
  allMet: 'Aucun critère de cette table n’est manqué.',
}

export const linkedWords = { en: english, fr: french } as const
