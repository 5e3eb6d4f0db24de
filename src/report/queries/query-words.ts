import type { QuestionKind } from '../../privacy/queries/index.js'

export type QueryLanguage = 'en' | 'fr'

/** What the page and the terminal say of answers. */
export interface QueryWords {
  readonly locale: QueryLanguage
  readonly mark: '.' | ','
  readonly title: string
  readonly lead: (questions: string, epsilon: string) => string
  readonly reading: string
  readonly asks: Readonly<Record<QuestionKind, string>>
  readonly measures: Readonly<Record<string, string>>
  readonly everybody: string
  readonly missing: string
  readonly what: string
  readonly value: string
  readonly both: string
  readonly noise: string
  readonly sampling: string
  readonly tooFew: string
  readonly where: (condition: string) => string
  readonly cost: (rho: string, epsilon: string) => string
  readonly free: string
  readonly noiseOf: (deviation: string) => string
  readonly methods: Readonly<Record<string, string>>
  readonly promise: string
  readonly spent: (epsilon: string, total: string) => string
  readonly notCovered: string
  readonly rows: (rows: string) => string
  readonly ledgerTitle: string
  readonly purpose: string
  readonly costColumn: string
  readonly written: string
}

const en: QueryWords = {
  locale: 'en',
  mark: '.',
  title: 'Cohort queries, differentially private',
  lead: (questions, epsilon) => `${questions} questions, answered together at ε = ${epsilon}.`,
  reading:
    'Every number carries noise that hides each single patient. The interval says where the truth lies in 95 of 100 cases: noise and sample together, then each alone. Numbers that must agree do.',
  asks: {
    count: 'number of people',
    histogram: 'distribution',
    table: 'contingency table',
    sum: 'sum',
    mean: 'mean',
    variance: 'variance',
    quantiles: 'quantiles',
    rate: 'events per person-time',
    survival: 'survival (Kaplan–Meier)',
    'log-rank': 'comparison of survival (log-rank)',
    linear: 'linear regression',
    logistic: 'logistic regression',
    cox: 'Cox regression',
  },
  measures: { count: 'people', sum: 'sum', mean: 'mean', variance: 'variance' },
  everybody: 'everybody',
  missing: '(missing)',
  what: 'of what',
  value: 'value',
  both: '95 % interval',
  noise: 'noise alone',
  sampling: 'sample alone',
  tooFew: 'too few people for the noise',
  where: (condition) => `where ${condition}`,
  cost: (rho, epsilon) => `cost ρ = ${rho} (ε = ${epsilon} alone)`,
  free: 'bought before: free',
  noiseOf: (deviation) => `each count is off by about ±${deviation}`,
  methods: {},
  promise: 'What is promised',
  spent: (epsilon, total) => `spent so far ε = ${epsilon} of ${total}`,
  notCovered: 'It does not cover:',
  rows: (rows) => `Rows of a patient that count: ${rows}.`,
  ledgerTitle: 'The ledger',
  purpose: 'for what',
  costColumn: 'ρ',
  written: 'written',
}

const fr: QueryWords = {
  locale: 'fr',
  mark: ',',
  title: 'Requêtes de cohorte, à confidentialité différentielle',
  lead: (questions, epsilon) => `${questions} questions, traitées ensemble à ε = ${epsilon}.`,
  reading:
    'Chaque nombre porte un bruit qui cache chaque patient pris isolément. L’intervalle dit où se trouve la vérité dans 95 cas sur 100 : bruit et échantillon ensemble, puis chacun seul. Les nombres qui doivent concorder concordent.',
  asks: {
    count: 'nombre de personnes',
    histogram: 'distribution',
    table: 'tableau croisé',
    sum: 'somme',
    mean: 'moyenne',
    variance: 'variance',
    quantiles: 'quantiles',
    rate: 'événements par personne-temps',
    survival: 'survie (Kaplan-Meier)',
    'log-rank': 'comparaison des survies (log-rank)',
    linear: 'régression linéaire',
    logistic: 'régression logistique',
    cox: 'régression de Cox',
  },
  measures: { count: 'personnes', sum: 'somme', mean: 'moyenne', variance: 'variance' },
  everybody: 'tout le monde',
  missing: '(manquant)',
  what: 'de quoi',
  value: 'valeur',
  both: 'intervalle à 95 %',
  noise: 'bruit seul',
  sampling: 'échantillon seul',
  tooFew: 'trop peu de personnes pour ce bruit',
  where: (condition) => `où ${condition}`,
  cost: (rho, epsilon) => `coût ρ = ${rho} (ε = ${epsilon} à elle seule)`,
  free: 'déjà payée : gratuite',
  noiseOf: (deviation) => `chaque effectif est faussé d’environ ±${deviation}`,
  methods: {},
  promise: 'Ce qui est promis',
  spent: (epsilon, total) => `dépensé jusqu’ici ε = ${epsilon} sur ${total}`,
  notCovered: 'Cela ne couvre pas :',
  rows: (rows) => `Lignes d’un patient prises en compte : ${rows}.`,
  ledgerTitle: 'Le registre',
  purpose: 'pour quoi',
  costColumn: 'ρ',
  written: 'écrit',
}

export function queryWords(language: QueryLanguage): QueryWords {
  return language === 'fr' ? fr : en
}
