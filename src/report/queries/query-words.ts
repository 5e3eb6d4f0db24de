import type { QuestionKind } from '../../privacy/queries/index.js'
import { type Numbers, numbersWith } from '../format.js'
import { typesetAll } from '../language/typeset-fr.js'

export type QueryLanguage = 'en' | 'fr'

/** What the page and the terminal say of answers. */
export interface QueryWords {
  readonly locale: QueryLanguage
  readonly mark: '.' | ','
  readonly numbers: Numbers
  readonly title: string
  /** Where the budget is too large for these words. */
  readonly weakTitle: string
  readonly lead: (questions: number, epsilon: string) => string
  readonly reading: string
  readonly asks: Readonly<Record<QuestionKind, string>>
  readonly measures: Readonly<Record<string, string>>
  readonly rate: (per: string) => string
  readonly quantile: (share: string) => string
  readonly everybody: string
  readonly missing: string
  readonly what: string
  readonly value: string
  readonly oddsRatio: string
  readonly hazardRatio: string
  readonly coefficient: string
  readonly time: (unit: string | undefined) => string
  readonly atRisk: string
  readonly surviving: string
  readonly median: (group: string, time: string) => string
  readonly both: string
  readonly noise: string
  readonly sampling: string
  readonly tooFew: string
  readonly where: (condition: string) => string
  readonly test: (statistic: string, chance: string, draws: number) => string
  readonly expected: (group: string, observed: string, expected: string) => string
  readonly bands: string
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
  readonly chart: (title: string) => string
}

const en: QueryWords = {
  locale: 'en',
  mark: '.',
  numbers: numbersWith('.', { between: ', ', percent: ' ' }),
  title: 'Cohort queries, differentially private',
  weakTitle: 'Cohort queries with noise',
  lead: (questions, epsilon) =>
    `${questions} ${questions === 1 ? 'question' : 'questions'}; all that was asked of these patients so far: ε = ${epsilon}.`,
  reading:
    'Every number carries noise that hides each single patient. The interval holds the truth in 95 of 100 cases: noise and sample together, then each alone. Numbers that must agree do.',
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
  measures: {
    count: 'people',
    sum: 'sum',
    mean: 'mean',
    variance: 'variance',
    events: 'events',
    intercept: 'intercept',
  },
  rate: (per) => `rate per ${per}`,
  quantile: (share) => `below it ${share}`,
  everybody: 'everybody',
  missing: '(missing)',
  what: 'of what',
  value: 'value',
  oddsRatio: 'odds ratio',
  hazardRatio: 'hazard ratio',
  coefficient: 'coefficient',
  time: (unit) => (unit === undefined ? 'time' : `time (${unit})`),
  atRisk: 'at risk',
  surviving: 'without the event',
  median: (group, time) => `median ${group}: ${time}`,
  both: '95 % interval',
  noise: 'noise alone',
  sampling: 'sample alone',
  tooFew: 'too few people for the noise',
  where: (condition) => `where ${condition}`,
  test: (statistic, chance, draws) =>
    `log-rank statistic ${statistic}; one as large comes with a chance of ${chance} where the groups survive alike (${draws} made tables with the same noise)`,
  expected: (group, observed, expected) => `${group}: ${observed} events seen, ${expected} expected`,
  bands: 'Bands: noise and sample together, 95 % at each time. A curve ends where too few are left for the noise.',
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
  chart: (title) => `chart of the table below: ${title}`,
}

const fr: QueryWords = {
  locale: 'fr',
  mark: ',',
  numbers: numbersWith(',', { between: '\u202f; ', percent: '\u202f' }),
  title: 'Requêtes de cohorte, à confidentialité différentielle',
  weakTitle: 'Requêtes de cohorte, bruitées',
  lead: (questions, epsilon) =>
    `${questions} ${questions === 1 ? 'question' : 'questions'} ; tout ce qui a été demandé de ces patients jusqu’ici : ε = ${epsilon}.`,
  reading:
    'Chaque nombre porte un bruit qui cache chaque patient pris isolément. L’intervalle contient la vérité dans 95 cas sur 100 : bruit et échantillon ensemble, puis chacun seul. Les nombres qui doivent concorder concordent.',
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
  measures: {
    count: 'personnes',
    sum: 'somme',
    mean: 'moyenne',
    variance: 'variance',
    events: 'événements',
    intercept: 'constante',
  },
  rate: (per) => `taux pour ${per}`,
  quantile: (share) => `au-dessous ${share}`,
  everybody: 'tout le monde',
  missing: '(manquant)',
  what: 'quoi',
  value: 'valeur',
  oddsRatio: 'rapport de cotes',
  hazardRatio: 'rapport de risques instantanés',
  coefficient: 'coefficient',
  time: (unit) => (unit === undefined ? 'temps' : `temps (${unit})`),
  atRisk: 'à risque',
  surviving: 'sans l’événement',
  median: (group, time) => `médiane ${group} : ${time}`,
  both: 'intervalle à 95 %',
  noise: 'bruit seul',
  sampling: 'échantillon seul',
  tooFew: 'trop peu de personnes pour ce bruit',
  where: (condition) => `où ${condition}`,
  test: (statistic, chance, draws) =>
    `statistique du log-rank ${statistic} ; une aussi grande survient avec une probabilité de ${chance} si les groupes survivent de la même façon (${draws} tables simulées avec le même bruit)`,
  expected: (group, observed, expected) => `${group} : ${observed} événements vus, ${expected} attendus`,
  bands:
    'Bandes : bruit et échantillon ensemble, 95 % à chaque instant. Une courbe s’arrête quand il reste trop peu de personnes pour ce bruit.',
  cost: (rho, epsilon) => `coût ρ = ${rho} (ε = ${epsilon} à elle seule)`,
  free: 'déjà payée : gratuite',
  noiseOf: (deviation) => `chaque effectif est faussé d’environ ±${deviation}`,
  methods: {
    'noisy counts': 'effectifs bruités',
    'noisy sums; numbers beyond the bounds count as the bounds':
      'sommes bruitées ; les nombres hors des bornes comptent comme les bornes',
    'noisy count over noisy sum of times': 'effectif bruité sur somme bruitée des temps',
    'noisy counts of bands within bands': 'effectifs bruités de tranches dans des tranches',
    'noisy counts of steps of time': 'effectifs bruités par pas de temps',
    'log-rank of noisy counts, its chance by made tables with the same noise':
      'log-rank d’effectifs bruités, sa probabilité par des tables simulées avec le même bruit',
    'noisy sums of products': 'sommes de produits bruitées',
    'noisy sums of products, with a ridge against their noise':
      'sommes de produits bruitées, avec une pénalité contre leur bruit',
    'Newton’s steps with noise on slope and curvature': 'pas de Newton, bruit sur la pente et la courbure',
    'hazards even within steps of time, Newton’s steps with noise on slope and curvature':
      'risques constants par pas de temps, pas de Newton, bruit sur la pente et la courbure',
  },
  promise: 'Ce qui est promis',
  spent: (epsilon, total) => `dépensé jusqu’ici ε = ${epsilon} sur ${total}`,
  notCovered: 'Cela ne couvre pas :',
  rows: (rows) => `Lignes d’un patient prises en compte : ${frenchRows(rows)}.`,
  ledgerTitle: 'Le registre',
  purpose: 'pour quoi',
  costColumn: 'ρ',
  chart: (title) => `graphique du tableau ci-dessous : ${title}`,
}

function frenchRows(rows: string): string {
  const named: Readonly<Record<string, string>> = { first: 'la première', last: 'la dernière', any: 'une au hasard' }
  return named[rows] ?? rows.replace('at most', 'au plus')
}

const { numbers: _numbers, ...frenchTexts } = fr
const french: QueryWords = { ...typesetAll(frenchTexts), numbers: fr.numbers, methods: fr.methods }

export function queryWords(language: QueryLanguage): QueryWords {
  return language === 'fr' ? french : en
}
