/** What the page of a private release says. */
export interface PrivateWords {
  readonly subtitle: string
  readonly weakSubtitle: string
  readonly promise: string
  readonly notCovered: string
  readonly rows: (counts: { readonly synthetic: string; readonly noisy: string }) => string
  readonly noise: string
  readonly noiseLead: string
  readonly noiseHead: readonly [what: string, within: string, group: string]
  readonly domains: string
  readonly domainsLead: string
  readonly domainsHead: readonly [column: string, kind: string, domain: string]
  readonly kinds: Readonly<Record<string, string>>
  readonly domainNames: Readonly<Record<string, string>>
  readonly charges: string
  readonly chargesLead: (counts: { readonly before: string; readonly all: string }) => string
  readonly chargesHead: readonly [purpose: string, mechanism: string, reason: string, rho: string, epsilon: string]
  readonly times: (count: string) => string
  readonly noted: string
  readonly release: string
  readonly total: (total: { readonly epsilon: string; readonly delta: string; readonly rho: string }) => string
  readonly noEvaluation: string
  readonly say: (text: string) => string
}

const english: PrivateWords = {
  subtitle: 'A differentially private synthetic table',
  weakSubtitle: 'A synthetic table with a large privacy budget',
  promise: 'What is promised',
  notCovered: 'It does not cover:',
  rows: ({ synthetic, noisy }) =>
    `The released table has ${synthetic} rows. How many real rows there are is private: about ${noisy}, by noisy counts.`,
  noise: 'What the noise does',
  noiseLead:
    'Every count that the table was learnt from is off by chance. What is smaller than that is not told from noise.',
  noiseHead: ['Counts', '95 in 100 are off by at most', 'Smallest group to be trusted'],
  domains: 'What columns may hold',
  domainsLead:
    'Bounds and levels that a person declared cost nothing and are taken as public. What was bought is paid for in the ledger.',
  domainsHead: ['Column', 'Kind', 'Where its bounds or levels come from'],
  kinds: {},
  domainNames: {
    declared: 'declared by a person',
    bought: 'bought',
    unknown: 'not said',
  },
  charges: 'The ledger',
  chargesLead: ({ before, all }) =>
    `${all} charges, each written down before the rows were looked at; ${before} of them stood there before this release.`,
  chargesHead: ['For', 'Mechanism', 'Why one patient moves it no more', 'ρ', 'ε of all to here'],
  times: (count) => `${count} times`,
  release: 'release',
  noted: 'Also noted',
  total: ({ epsilon, delta, rho }) => `The ledger's total is ε = ${epsilon} at δ = ${delta} (ρ = ${rho}).`,
  noEvaluation:
    'This page holds no comparison with the real rows: their exact numbers are not covered by the promise, and stand in internal/report.html, for those alone who may see the rows.',
  say: (text) => text,
}

const frenchNotes: readonly (readonly [RegExp, string])[] = [
  [
    /^differentially private: ε = ([\d.]+), δ = (\S+), (one row|at most \d+ rows) a patient, the schema taken as public$/,
    'confidentialité différentielle : ε = $1, δ = $2, lignes par patient bornées, schéma tenu pour public',
  ],
  [
    /^every count it was learnt from was released with noise of a standard deviation of (\d+) rows at most; the number of rows is noisy too$/,
    'chaque effectif qui a servi à l’apprentissage a été bruité, d’un écart-type de $1 lignes au plus ; le nombre de lignes l’est aussi',
  ],
  [
    /^a cell may be missing, and a level may appear, where no real row has it$/,
    'une cellule peut manquer, et une modalité apparaître, là où aucune vraie ligne ne l’a',
  ],
  [
    /^relations and rules of the schema are not imposed: (\d+)$/,
    'relations et règles du schéma qui ne sont pas imposées : $1',
  ],
  [/^number of rows$/, 'nombre de lignes'],
  [/^counts of columns$/, 'effectifs par colonne'],
  [/^counts of pairs$/, 'effectifs par paire'],
  [/^counts of tables$/, 'effectifs croisés'],
  [/^choice of pairs$/, 'choix des paires'],
  [/^choice of tables$/, 'choix des tableaux'],
  [/^rows that count of one patient$/, 'les lignes comptées d’un patient'],
  [
    /^(one row is|\d+ rows of a patient may be) in one cell of each of 1 tables$/,
    'chaque ligne d’un patient est dans une seule cellule du tableau',
  ],
  [
    /^(one row is|\d+ rows of a patient may be) in one cell of each of (\d+) tables$/,
    'chaque ligne d’un patient est dans une seule cellule de chaque tableau (tableaux : $2)',
  ],
  [
    /^each row is in one cell of a pair, and the rest of its score is released$/,
    'chaque ligne est dans une seule cellule d’une paire ; le reste du score est déjà publié',
  ],
  [
    /^each row is in one cell of a table, and weights are public$/,
    'chaque ligne est dans une seule cellule d’un tableau ; les poids sont publics',
  ],
  [
    /^each row is in one cell of each of (\d+) columns$/,
    'chaque ligne est dans une seule case de chaque colonne (colonnes : $1)',
  ],
  [
    /^a patient has at most (one level|\d+ levels) of each of (\d+) columns$/,
    'les modalités d’un patient sont bornées dans chaque colonne (colonnes : $2)',
  ],
  [/^queries$/, 'requêtes'],
  [
    /^a row is in one cell and adds (?:at most )?1 to it; (?:a patient has one row|\d+ rows of a patient count at most)$/,
    'une ligne est dans une seule case et y ajoute 1 au plus ; les lignes comptées d’un patient sont bornées',
  ],
  [
    /^of a row at most (\d+) terms are not 0, none beyond 1, and it is off by 1 at most; .*$/,
    'd’une ligne, au plus $1 termes ne sont pas nuls, aucun au-delà de 1, et son écart est d’au plus 1',
  ],
  [
    /^of a row at most (\d+) terms are not 0, none beyond 1: the squares of their products sum to (\d+) at most; .*$/,
    'd’une ligne, au plus $1 termes ne sont pas nuls, aucun au-delà de 1 : la somme des carrés de leurs produits est d’au plus $2',
  ],
  [
    /^a row is followed until one event is expected of it, and of its (\d+) terms none is beyond 1; .*$/,
    'une ligne est suivie jusqu’à ce qu’on attende d’elle un événement, et aucun de ses $1 termes n’est au-delà de 1',
  ],
  [/^bounds of columns$/, 'bornes des colonnes'],
  [/^levels of columns$/, 'modalités des colonnes'],
  [/^fine counts of columns$/, 'effectifs fins par colonne'],
  [/^discrete-gaussian$/, 'gaussienne discrète'],
  [/^exponential$/, 'mécanisme exponentiel'],
  [/^thresholded-counts$/, 'effectifs au-dessus d’un seuil'],
]

const french: PrivateWords = {
  subtitle: 'Une table synthétique à confidentialité différentielle',
  weakSubtitle: 'Une table synthétique au budget de confidentialité élevé',
  promise: 'Ce qui est garanti',
  notCovered: 'La garantie ne couvre pas :',
  rows: ({ synthetic, noisy }) =>
    `La table publiée compte ${synthetic} lignes. Le nombre de vraies lignes est confidentiel : environ ${noisy}, d’après des effectifs bruités.`,
  noise: 'Ce que fait le bruit',
  noiseLead:
    'Chaque effectif dont la table est tirée est faussé au hasard. Ce qui est plus petit ne se distingue pas du bruit.',
  noiseHead: ['Effectifs', '95 sur 100 sont faussés d’au plus', 'Plus petit groupe fiable'],
  domains: 'Ce que les colonnes peuvent contenir',
  domainsLead:
    'Les bornes et les modalités déclarées par une personne ne coûtent rien et sont tenues pour publiques. Ce qui a été acheté est payé dans le registre.',
  domainsHead: ['Colonne', 'Nature', 'Origine des bornes ou des modalités'],
  kinds: {
    numeric: 'nombre',
    categorical: 'catégorie',
    ordinal: 'catégorie ordonnée',
    boolean: 'oui ou non',
    datetime: 'date',
  },
  domainNames: {
    declared: 'déclarées par une personne',
    bought: 'achetées',
    unknown: 'non précisée',
  },
  charges: 'Le registre',
  chargesLead: ({ before, all }) =>
    `${all} dépenses, chacune inscrite avant que les lignes ne soient lues ; ${before} d’entre elles y figuraient avant cette publication.`,
  chargesHead: ['Pour', 'Mécanisme', 'Pourquoi un patient n’y change pas plus', 'ρ', 'ε de tout jusque-là'],
  times: (count) => `${count} fois`,
  release: 'diffusion',
  noted: 'À noter aussi',
  total: ({ epsilon, delta, rho }) => `Le total du registre est ε = ${epsilon} pour δ = ${delta} (ρ = ${rho}).`,
  noEvaluation:
    'Cette page ne compare rien aux vraies lignes : leurs chiffres exacts ne sont pas couverts par la garantie. Ils figurent dans internal/report.html, pour les seules personnes autorisées à voir les lignes.',
  say: (text) => {
    const found = frenchNotes.find(([pattern]) => pattern.test(text))
    return found === undefined ? text : text.replace(...found).replace(/(\d)\.(\d)/g, '$1,$2')
  },
}

/** The words of one language. */
export function privateWords(language: 'en' | 'fr'): PrivateWords {
  return language === 'fr' ? french : english
}
