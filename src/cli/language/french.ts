import type { Issue } from '../../errors.js'
import { linksInFrench } from './links-french.js'
import { sayInFrench } from './sayings-fr/index.js'
import type { ConsoleWords } from './words.js'

export const french: ConsoleWords = {
  stages: {
    read: 'lecture',
    kinds: 'choix des types',
    relations: 'recherche de relations',
    ties: 'comparaison des colonnes et des lignes',
    split: 'partage par patient',
    fit: 'apprentissage',
    sample: 'tirage',
    impute: 'imputation',
    evaluate: 'évaluation',
    report: 'écriture du rapport',
  },
  done: (stage, seconds) => `${stage} : fini en ${seconds.replace('.', ',')} s`,
  left: (seconds) => `encore ${seconds} s`,
  warning: 'attention',
  estimate: (seconds, megabytes) =>
    `estimation : de ${seconds[0]} à ${seconds[1]}, de ${megabytes[0]} à ${megabytes[1]} Mo`,
  questions: {
    possible: 'Chaque ligne est-elle possible ?',
    faithful: 'Est-elle fidèle ?',
    useful: 'Est-elle utile ?',
    private: 'Protège-t-elle les personnes ?',
  },
  answers: {
    met: 'satisfait',
    attention: 'attention',
    'not met': 'non satisfait',
    'cannot tell': 'indécidable à cette taille',
    'not measured': 'non mesuré',
  },
  verdictBy: (policy) => `Verdict selon la politique « ${policy} » :`,
  because: (metrics) => `à cause de ${metrics.join(', ')}`,
  model: (id) => `Modèle : ${id}`,
  readReport: (path) => `Lire le rapport : ${path}`,
  everythingIn: (folder, files) => `Les ${files} fichiers : ${folder}`,
  verboseSays: 'toutes les mesures : --verbose',
  interrupted: 'interrompu ; rien n’a été écrit',
  unexpected: 'erreur imprévue',
  more: (count) => `… et ${count} de plus`,
  say: sayInFrench,
  issue: issueInFrench,
  note: 'remarque',
  labelled: (label, text) => `${label} : ${text}`,
  questionsOfInit: {
    roles: {
      patient: 'Quelle colonne dit à qui est la ligne, si un patient peut en avoir plusieurs ?',
      directIdentifiers:
        'Quelles autres nomment une personne ou permettent de la joindre (noms, numéros, adresses) ? Elles sont remplacées, jamais apprises.',
      quasiIdentifiers: 'Lesquelles quelqu’un d’autre peut-il connaître d’une personne (âge, sexe, lieu, dates) ?',
      outcomes: 'Laquelle est l’issue qu’une étude chercherait à prédire ?',
      sensitive: 'Lesquelles feraient du tort à une personne si on les apprenait ?',
      timeToEvent: 'Quelles deux colonnes sont une durée de suivi et ce qui l’a terminée (durée, événement) ?',
    },
    howToAnswer:
      'Des noms ou des numéros séparés par des virgules ; Entrée prend ce qui est entre crochets ; « aucune » pour aucune.',
    none: 'aucune',
    mustHold: (relation, rows) =>
      `${relation} : les ${rows} lignes la respectent toutes, peut-être par hasard. Doit-elle tenir ?`,
    marker: ({ column, text, rows, evidence }) =>
      `Colonne ${JSON.stringify(column)} : ${JSON.stringify(text)} désigne-t-il une cellule manquante ? (${rows} lignes ; ${sayInFrench(evidence)})`,
    yes: 'oui',
    no: 'non',
    dates: (column, taken, other) =>
      `Colonne ${JSON.stringify(column)} : comment ses dates sont-elles écrites, 1 ${taken} ou 2 ${other} ? (aucune cellule ne le dit : aucun nombre au-dessus de 12)`,
  },
  tables: {
    column: 'colonne',
    kind: 'type',
    role: 'rôle',
    roleGuess: 'rôle supposé',
    why: 'pourquoi',
    missing: 'manquantes',
    distinct: 'distinctes',
    holds: 'contenu',
    numbersHeld: ({ mean, deviation, median }) =>
      `moyenne tronquée ${mean} ± ${deviation}${median === undefined ? '' : `, médiane ${median}`}`.replaceAll(
        '.',
        ',',
      ),
    datesHeld: (from, to) => `la moitié du ${from} au ${to}`,
    levelsHeld: (shares, more) =>
      [
        ...shares.map(([level, percent]) => `${level} (${percent.replace('.', ',')} %)`),
        ...(more > 0 ? [`${more} de plus`] : []),
      ].join(', '),
    patient: 'patient',
    markers: ['manquant ou non', 'texte', 'lignes', 'pourquoi', 'lu comme'],
    isMissing: 'manquant',
    isValue: 'une valeur',
    dates: ['dates à deux lectures', 'lues comme', 'ou'],
    relations: ['relation trouvée', 'sorte', 'lignes, toutes la respectent', 'égales', 'schéma'],
    relationWritten: 'écrite : à confirmer ou à rayer',
    relationNotWritten: 'non écrite : peu de lignes',
    relationDoubted: {
      unlike: 'non écrite : grandeurs différentes, à ajouter si elle doit tenir',
      contrived: 'non écrite : peut-être un hasard, à ajouter si elle doit tenir',
    },
    nearTies: ['presque liées', 'à quel point', 'exceptions'],
    tiedBy: (column, of) => `${column} par ${of}`,
    shareOfRows: (percent) => `${percent.replace('.', ',')} % des lignes`,
    rankCorrelation: (value) => `corrélation des rangs ${value.replace('.', ',')}`,
    exceptions: (count, rows) => `${count}, d’abord à la ligne ${rows}`,
    imputed: ['colonne', 'remplies', 'laissées manquantes'],
    links: linksInFrench,
  },
  kindsAreGuesses: (schema, command) => `Lisez ${schema} : les types sont supposés. Ensuite :\n  ${command}`,
  draftWritten: (schema) => `${schema} : types, rôles et relations sont supposés ; lisez, corrigez, confirmez`,
  rows: (count) => `${count} lignes`,
  nothingToImpute: (out) => `${out} : aucune colonne modélisée n’a de cellule manquante`,
  filesAreSame: (count) => `${count} fichiers sont tels qu’ils ont été écrits`,
  fileStatus: { same: 'identique', differs: 'différent', missing: 'manquant' },
  numbersOfTwin:
    'Le verdict porte sur une jumelle apprise sur les lignes d’apprentissage ; la table diffusée est apprise sur tout le monde.',
  onlyPublicFiles: 'seuls les fichiers publics ont été contrôlés : internal/recipe.json n’est pas ici',
  inputsAreSame: (count) => (count === 1 ? 'le fichier lu est inchangé' : `les ${count} fichiers lus sont inchangés`),
  inputsAreGone: (files) => `introuvables là où ils ont été lus, donc non contrôlés : ${files.join(', ')}`,
  seedDrawn: (seed) => `graine : ${seed} (le fichier ne la contient pas : la garder avec la table réelle)`,
  onlyThisMachine: 'seule cette machine peut l’ouvrir, et seulement avec l’adresse entière ; Ctrl-C ferme',
}

function issueInFrench({ message, file, column, row }: Issue): string {
  const places: string[] = []
  if (file !== undefined) places.push(`fichier « ${file} »`)
  if (column !== undefined) places.push(`colonne « ${column} »`)
  if (row !== undefined) places.push(`ligne ${row}`)
  return places.length === 0 ? sayInFrench(message) : `${sayInFrench(message)} : ${places.join(', ')}`
}
