import type { ConsoleWords } from './words.js'

export const french: ConsoleWords = {
  stages: {
    read: 'lecture',
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
}
