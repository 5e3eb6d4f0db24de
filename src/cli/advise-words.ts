/** What `advise` says. */
export interface AdviseWords {
  readonly questions: Readonly<Record<'data' | 'recipient' | 'level' | 'precise' | 'attackers' | 'time', string>>
  readonly enter: (taken: string) => string
  readonly unknown: (answer: string, known: string) => string
  /** What stands between a question and its answer. */
  readonly ask: string
  readonly technique: string
  readonly risks: readonly [string, string, string]
  readonly remains: Readonly<Record<string, string>>
  readonly judgement: string
  readonly dated: (date: string) => string
  readonly run: (job: string) => string
  readonly key: (file: string) => string
  readonly drafted: (file: string) => string
  readonly needed: (command: string) => string
  readonly decides: string
}

const english: AdviseWords = {
  questions: {
    data: 'What is it',
    recipient: 'Who receives it: anybody, named partners outside, people of the house',
    level: 'Is nobody to be recognised, or do the data stay personal and protected',
    precise:
      'What must stay true: each row, how columns go together, counts and curves of cohorts, nothing but the form',
    attackers: 'Can somebody say what those who receive it may know of a person, or is that unknown',
    time: 'How long may it take',
  },
  enter: (taken) => `Enter: ${taken}`,
  unknown: (answer, known) => `unknown answer: "${answer}" (known: ${known})`,
  ask: ': ',
  technique: 'technique',
  risks: ['singling out', 'linkability', 'inference'],
  remains: { yes: 'remains', 'may not': 'may not remain', no: 'does not remain', measured: 'measured by the report' },
  judgement: 'What the Opinion of 2014 says remains; the report of the run sets numbers beside it.',
  dated: (date) => `Rules of ${date} (mirrorward advise --write-rules rules.yaml, to edit).`,
  run: (job) => `Run it: mirrorward run ${job}`,
  key: (file) => `A key is needed first, held by somebody else: mirrorward keys new ${file}`,
  drafted: (file) =>
    `${file} has all bounds and levels bought: type what anybody may know (domain: declared), it is sharper and costs nothing; kinds and roles must not have been told from rows.`,
  needed: (command) => `A schema that a person writes, and no row tells, is needed first: ${command}`,
  decides: 'Advice, not a decision: a person decides on the evidence.',
}

const french: AdviseWords = {
  questions: {
    data: 'De quoi s’agit-il',
    recipient:
      'Qui reçoit les données : tout le monde, des partenaires extérieurs désignés, des personnes de l’établissement',
    level: 'Personne ne doit-il être reconnaissable, ou les données restent-elles personnelles et protégées',
    precise:
      'Qu’est-ce qui doit rester vrai : chaque ligne, les liens entre colonnes, les effectifs et courbes de cohortes, la forme seulement',
    attackers: 'Peut-on dire ce que les destinataires savent d’une personne, ou est-ce inconnu',
    time: 'Combien de temps cela peut-il prendre',
  },
  enter: (taken) => `Entrée : ${taken}`,
  unknown: (answer, known) => `réponse inconnue : « ${answer} » (connues : ${known})`,
  ask: ' : ',
  technique: 'technique',
  risks: ['individualisation', 'corrélation', 'inférence'],
  remains: {
    yes: 'demeure',
    'may not': 'peut ne pas demeurer',
    no: 'ne demeure pas',
    measured: 'mesurée par le rapport',
  },
  judgement: 'Ce qui demeure selon l’avis de 2014 ; le rapport de l’exécution y ajoute des chiffres.',
  dated: (date) => `Règles du ${date} (mirrorward advise --write-rules regles.yaml, pour les modifier).`,
  run: (job) => `Pour l’exécuter : mirrorward run ${job}`,
  key: (file) => `Il faut d’abord une clé, détenue par un tiers : mirrorward keys new ${file}`,
  drafted: (file) =>
    `${file} fait acheter toutes les bornes et modalités : saisissez ce que chacun peut savoir (domain: declared), c’est plus précis et ne coûte rien ; types et rôles ne doivent pas avoir été lus dans les lignes.`,
  needed: (command) => `Il faut d’abord un schéma écrit par une personne, et non lu dans les lignes : ${command}`,
  decides: 'Un conseil, non une décision : une personne décide au vu des éléments.',
}

export function adviseWords(language: 'en' | 'fr'): AdviseWords {
  return language === 'fr' ? french : english
}
