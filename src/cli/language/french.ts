import type { Issue } from '../../errors.js'
import { counted } from './counted.js'
import { evidenceInFrench } from './evidence-fr.js'
import { inPercent } from './in-percent.js'
import { linksInFrench } from './links-french.js'
import { sayInFrench } from './sayings-fr/index.js'
import type { ConsoleWords } from './words.js'

export const french: ConsoleWords = {
  stages: {
    read: 'lecture',
    kinds: 'détermination des types',
    relations: 'recherche de relations',
    ties: 'comparaison des colonnes et des lignes',
    split: 'répartition par patient',
    fit: 'ajustement du modèle',
    sample: 'génération',
    impute: 'imputation',
    evaluate: 'évaluation',
    audit: 'audit',
    report: 'écriture du rapport',
  },
  resourcesAreValid: (count) => `${count} ressources : toutes valides selon le schéma, toutes les références résolues`,
  times: (line, count) => (count === 1 ? line : `${line} (${count} fois)`),
  decimal: (text) => text.replace('.', ','),
  percent: inPercent,
  done: (stage, seconds) => `${stage} : terminé en ${seconds.replace('.', ',')} s`,
  left: (seconds) => `encore ${seconds} s`,
  warning: 'attention',
  estimate: (seconds, megabytes) =>
    `estimation : de ${seconds[0].replace('.', ',')} à ${seconds[1].replace('.', ',')}, de ${megabytes[0]} à ${megabytes[1]} Mo`,
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
    'cannot tell': 'effectif insuffisant',
    'not measured': 'non mesuré',
  },
  verdictBy: (policy) => `Verdict selon le référentiel « ${policy} » :`,
  because: (metrics) => `en raison de ${metrics.join(', ')}`,
  model: (id) => `Modèle : ${id}`,
  readReport: (path) => `Rapport à lire : ${path}`,
  keysLeftOut: (keys) =>
    `Contraintes absentes de la base, car les lignes synthétiques ne les respectent pas : ${keys.join(' ; ')}`,
  everythingIn: (folder, files) => `Ensemble des ${files} fichiers : ${folder}`,
  verboseSays: 'pour toutes les mesures : --verbose',
  interrupted: 'interrompu ; rien n’a été écrit',
  unexpected: 'erreur inattendue',
  more: (count) => `… et ${count} autres`,
  say: sayInFrench,
  issue: issueInFrench,
  note: 'remarque',
  labelled: (label, text) => `${label} : ${text}`,
  questionsOfInit: {
    roles: {
      patient: 'Quelle colonne indique à quel patient appartient la ligne, si un patient peut en avoir plusieurs ?',
      directIdentifiers:
        'Quelles autres colonnes nomment une personne ou permettent de la joindre (noms, numéros, adresses) ? Leurs valeurs sont remplacées, jamais modélisées.',
      quasiIdentifiers: 'Quelles informations un tiers pourrait-il connaître d’une personne (âge, sexe, lieu, dates) ?',
      outcomes: 'Quelle variable une étude chercherait-elle à prédire ?',
      sensitive: 'Lesquelles porteraient préjudice à une personne si elles étaient connues ?',
      timeToEvent: 'Quelles colonnes donnent une durée de suivi et l’événement qui y met fin (durée, événement) ?',
    },
    howToAnswer:
      'Indiquez des noms ou des numéros séparés par des virgules ; la touche Entrée retient ce qui est entre crochets ; « aucune » s’il n’y en a pas.',
    none: 'aucune',
    mustHold: (relation, rows) =>
      `${relation} : les ${rows} lignes la respectent toutes, peut-être par hasard. Doit-elle tenir ?`,
    marker: ({ column, text, rows, evidence }) =>
      `Colonne ${JSON.stringify(column)} : ${JSON.stringify(text)} désigne-t-il une valeur manquante ? (${rows} lignes ; ${sayInFrench(evidence)})`,
    yes: 'oui',
    no: 'non',
    dates: (column, taken, other) =>
      `Colonne ${JSON.stringify(column)} : comment ses dates sont-elles écrites, 1 ${taken} ou 2 ${other} ? (rien ne permet de trancher : aucun nombre supérieur à 12)`,
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
    datesHeld: (from, to) => `la moitié entre ${from} et ${to}`,
    evidence: evidenceInFrench,
    levelsHeld: (shares, more) =>
      [
        ...shares.map(([level, percent]) => `${level} (${inPercent(percent)})`),
        ...(more > 0 ? [more === 1 ? '1 autre' : `${more} autres`] : []),
      ].join(', '),
    patient: 'patient',
    markers: ['manquant ou non', 'texte', 'lignes', 'pourquoi', 'interprété comme'],
    isMissing: 'manquant',
    isValue: 'une valeur',
    dates: ['dates ambiguës', 'lues comme', 'ou'],
    relations: ['relation trouvée', 'type', 'lignes (toutes la respectent)', 'égales', 'schéma'],
    relationWritten: 'inscrite : à confirmer ou à supprimer',
    relationNotWritten: 'non inscrite : peu de lignes',
    relationDoubted: {
      unlike: 'non écrite : grandeurs différentes, à ajouter si elle doit tenir',
      contrived: 'non écrite : peut-être un hasard, à ajouter si elle doit tenir',
    },
    nearTies: ['presque liées', 'dans quelle mesure', 'exceptions'],
    tiedBy: (column, of) => `${column} par ${of}`,
    shareOfRows: (percent) => `${inPercent(percent)} des lignes`,
    rankCorrelation: (value) => `corrélation des rangs ${value.replace('.', ',')}`,
    exceptions: (count, rows) => `${count}, la première à la ligne ${rows}`,
    imputed: ['colonne', 'complétées', 'laissées manquantes'],
    links: linksInFrench,
  },
  kindsAreGuesses: (schema, command) => `Relisez ${schema} : les types sont des suppositions. Ensuite :\n  ${command}`,
  draftWritten: (schema) =>
    `${schema} : les types, les rôles et les relations sont des suppositions ; relisez-les, corrigez-les, confirmez-les`,
  rows: (count) => `${count} lignes`,
  nothingToImpute: (out) => `${out} : aucune colonne modélisée n’a de valeur manquante`,
  filesAreSame: (count) => `${count} fichiers sont restés tels qu’ils ont été écrits`,
  fileStatus: { same: 'identique', differs: 'différent', missing: 'manquant' },
  numbersOfTwin:
    'Le verdict porte sur une table jumelle, ajustée sur les seules lignes d’apprentissage ; le modèle de la table diffusée est ajusté sur tout le monde.',
  onlyPublicFiles: 'seuls les fichiers publics ont été vérifiés : internal/recipe.json est absent',
  inputsAreSame: (count) => (count === 1 ? 'le fichier lu est inchangé' : `les ${count} fichiers lus sont inchangés`),
  inputsAreGone: (files) => `introuvables à leur emplacement d’origine, donc non vérifiés : ${files.join(', ')}`,
  seedDrawn: (seed) => `graine : ${seed} (le fichier ne la contient pas : conservez-la avec la table réelle)`,
  masking: {
    headings: ['colonne', 'masque', 'ce qui reste', 'joint par'],
    classes: {
      kept: 'la valeur telle quelle',
      irreversible: 'aucun retour possible',
      pseudonym: 'un pseudonyme, par la clé',
    },
    nature: {
      masked:
        'Données masquées : aucune clé ne permet de revenir en arrière ; les lignes restent celles des personnes.',
      pseudonymised:
        'Données pseudonymisées : une clé existe, ce sont donc toujours des données à caractère personnel au sens du RGPD.',
    },
    written: (folder, files) => `${counted(files, 'fichier', 'fichiers', 'fr')}, manifeste et certificat : ${folder}`,
    tablesWritten: (tables, folder) =>
      `${counted(tables, 'table', 'tables', 'fr')}, avec ${tables === 1 ? 'ses' : 'leurs'} clés ; manifeste et certificat : ${folder}`,
    auditHolds: (lines) =>
      lines === 1 ? '1 ligne, telle qu’elle a été écrite' : `${lines} lignes, chacune telle qu’elle a été écrite`,
    auditBroken: (line) => `la ligne ${line} n’est plus telle qu’elle a été écrite`,
  },
  onlyThisMachine: 'accessible depuis cette machine uniquement, avec l’adresse complète ; Ctrl-C pour fermer',
}

function issueInFrench({ message, file, column, row }: Issue): string {
  const places: string[] = []
  if (file !== undefined) places.push(`fichier « ${file} »`)
  if (column !== undefined) places.push(`colonne « ${column} »`)
  if (row !== undefined) places.push(`ligne ${row}`)
  return places.length === 0 ? sayInFrench(message) : `${sayInFrench(message)} : ${places.join(', ')}`
}
