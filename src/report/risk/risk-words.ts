import type { RiskAssessment } from '../../../evaluators/index.js'

export type RiskLanguage = 'en' | 'fr'

type Harbor = RiskAssessment['safeHarbor'][number]

/** The sentences of the page and the terminal. */
export interface RiskWords {
  readonly locale: string
  /** What stands between a label and what it labels. */
  readonly colon: string
  readonly title: string
  readonly known: string
  /** Columns that name people by themselves: whatever else is counted, they are to be taken out. */
  readonly direct: (columns: string) => string
  readonly lead: (alone: string, people: string) => string
  readonly caution: string
  readonly question: string
  readonly value: string
  readonly interval: string
  readonly alone: string
  readonly atRisk: (threshold: string) => string
  readonly highest: string
  readonly average: string
  readonly marketer: string
  readonly journalist: string
  readonly population: string
  readonly unknownPopulation: string
  readonly journalistSuccess: string
  readonly countedAlone: (people: string) => string
  readonly missed: string
  readonly individualHighest: string
  readonly individualExpected: string
  readonly intrusion: string
  readonly contribution: string
  readonly combinations: string
  readonly combinationsLead: (most: number) => string
  readonly columns: string
  readonly rows: string
  readonly nobody: string
  readonly separates: string
  readonly separatesLead: string
  readonly homogeneity: string
  readonly homogeneityLead: string
  readonly share: string
  readonly byChance: string
  readonly harbor: string
  readonly harborLead: string
  readonly state: Readonly<Record<Harbor['state'], string>>
  readonly items: Readonly<Record<string, string>>
  readonly inferred: string
}

const english: RiskWords = {
  locale: 'en',
  colon: ': ',
  title: 'Who can be told apart',
  known: 'Columns that others are taken to know',
  direct: (columns) =>
    `Columns that name people by themselves: ${columns}. While they are in the table everybody is named, whatever the numbers below say.`,
  lead: (alone, people) => `${alone} of ${people} people stand alone by these columns.`,
  caution: 'This counts what these columns tell. Whether the table may leave the house is a person’s judgement.',
  question: 'Question',
  value: 'Answer',
  interval: '95 % interval',
  alone: 'People who stand alone',
  atRisk: (threshold) => `People whose risk of being named is above ${threshold}`,
  highest: 'Highest risk, for somebody known to be in the table (prosecutor)',
  average: 'Average risk, for somebody known to be in the table',
  marketer: 'Share of people named by an attempt at all of them (marketer)',
  journalist: 'Highest risk where nobody knows who is in the table (journalist)',
  population: 'Estimated share of the population that stands alone in it',
  unknownPopulation: 'not measured: give the population, or say which share of it these people are',
  journalistSuccess: 'Share of people named where nobody knows who is in the table',
  countedAlone: (people) => `Rows that stand alone here and among the ${people} people of the population`,
  missed: 'Rows of groups that are larger here than in the population given: it leaves people out',
  individualHighest: 'Highest risk by the weights given',
  individualExpected: 'People expected to be named, by the weights given',
  intrusion: 'Highest chance that a match with a single row is right (SUDA2, intrusion simulated)',
  contribution: 'Part in what stands out',
  combinations: 'What makes people stand out',
  combinationsLead: (most) => `Fewest columns together that isolate a row, up to ${most} columns.`,
  columns: 'Columns',
  rows: 'Rows',
  nobody: 'no row is isolated by so few columns',
  separates: 'Column by column',
  separatesLead:
    'The share of pairs of rows that a column alone tells apart, and the part of what makes rows stand out that comes from groups of columns with it.',
  homogeneity: 'Groups of several people that give their answer away',
  homogeneityLead:
    'Rows of groups of two rows and more that hold a single value of a sensitive column: who finds the group knows the value, however large the group is. Who stands alone gives every value away and is not counted here. Beside it, what group sizes alone would give.',
  share: 'Share',
  byChance: 'By chance',
  harbor: 'HIPAA Safe Harbor',
  harborLead:
    'Judged by names, kinds, roles and cells of columns; a free text may hold any of them. What was not found may be there all the same.',
  state: { met: 'none found', 'not met': 'found', 'not judged': 'not judged' },
  items: {},
  inferred: 'Roles were inferred from the table; no person confirmed them.',
}

const french: RiskWords = {
  locale: 'fr',
  colon: ' : ',
  title: 'Qui peut être distingué',
  known: 'Colonnes supposées connues d’autrui',
  direct: (columns) =>
    `Colonnes qui nomment les personnes à elles seules : ${columns}. Tant qu’elles sont dans la table, chacun est nommé, quoi que disent les nombres ci-dessous.`,
  lead: (alone, people) => `${alone} personnes sur ${people} sont seules de leur espèce d’après ces colonnes.`,
  caution: 'On compte ici ce que disent ces colonnes. Savoir si la table peut sortir reste le jugement d’une personne.',
  question: 'Question',
  value: 'Réponse',
  interval: 'Intervalle à 95 %',
  alone: 'Personnes seules de leur espèce',
  atRisk: (threshold) => `Personnes dont le risque d’être nommées dépasse ${threshold}`,
  highest: 'Risque le plus élevé, pour une personne que l’on sait dans la table (procureur)',
  average: 'Risque moyen, pour une personne que l’on sait dans la table',
  marketer: 'Part des personnes nommées si l’on tente de les nommer toutes (démarcheur)',
  journalist: 'Risque le plus élevé si l’on ignore qui est dans la table (journaliste)',
  population: 'Part estimée de la population qui y est seule de son espèce',
  unknownPopulation: 'non mesuré : donnez la population, ou la part qu’en représentent ces personnes',
  journalistSuccess: 'Part des personnes nommées si l’on ignore qui est dans la table',
  countedAlone: (people) => `Lignes seules de leur espèce ici et parmi les ${people} personnes de la population`,
  missed: 'Lignes de groupes plus grands ici que dans la population donnée : elle oublie des personnes',
  individualHighest: 'Risque le plus élevé d’après les poids donnés',
  individualExpected: 'Nombre de personnes que l’on s’attend à voir nommées, d’après les poids donnés',
  intrusion: 'Plus grande chance qu’un rapprochement avec une ligne soit juste (SUDA2, intrusion simulée)',
  contribution: 'Part dans ce qui ressort',
  combinations: 'Ce qui fait ressortir les personnes',
  combinationsLead: (most) => `Les plus petits groupes de colonnes qui isolent une ligne, jusqu’à ${most} colonnes.`,
  columns: 'Colonnes',
  rows: 'Lignes',
  nobody: 'aucune ligne n’est isolée par si peu de colonnes',
  separates: 'Colonne par colonne',
  separatesLead:
    'La part des paires de lignes qu’une colonne suffit à distinguer, et la part de ce qui fait ressortir les lignes due aux groupes de colonnes qui la contiennent.',
  homogeneity: 'Groupes de plusieurs personnes qui livrent leur réponse',
  homogeneityLead:
    'Lignes de groupes d’au moins deux lignes qui n’ont qu’une valeur d’une colonne sensible : qui trouve le groupe connaît la valeur, si grand soit-il. Une personne seule de son espèce livre toutes ses valeurs et n’est pas comptée ici. À côté, ce que donneraient les tailles des groupes à elles seules.',
  share: 'Part',
  byChance: 'Par hasard',
  harbor: 'Safe Harbor (HIPAA)',
  harborLead:
    'Jugé d’après les noms, les natures, les rôles et les cellules des colonnes ; un texte libre peut tout contenir. Ce qui n’a pas été vu peut y être quand même.',
  state: { met: 'rien vu', 'not met': 'trouvé', 'not judged': 'non jugé' },
  items: {
    names: 'noms',
    places: 'lieux plus petits qu’un État, hors trois premiers chiffres du code ZIP',
    dates: 'dates plus fines que l’année',
    ages: 'âges au-delà de 89 ans',
    phone: 'numéros de téléphone',
    fax: 'numéros de télécopie',
    email: 'adresses électroniques',
    ssn: 'numéros de sécurité sociale',
    mrn: 'numéros de dossier médical',
    plan: 'numéros d’assuré',
    account: 'numéros de compte',
    licence: 'numéros de certificat ou de permis',
    vehicle: 'identifiants de véhicule',
    device: 'identifiants d’appareil',
    url: 'adresses de pages',
    ip: 'adresses IP',
    biometric: 'identifiants biométriques',
    photo: 'photographies',
    other: 'tout autre numéro ou code unique',
  },
  inferred: 'Les rôles ont été déduits de la table ; personne ne les a confirmés.',
}

export function riskWords(language: RiskLanguage): RiskWords {
  return language === 'fr' ? french : english
}
