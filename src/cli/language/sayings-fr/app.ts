import type { Saying } from './saying.js'

/** What the app refuses. */
export const app: readonly Saying[] = [
  [/^the process ended before it was done$/, 'le programme s’est arrêté avant la fin'],
  [/^unexpected error$/, 'erreur inattendue'],
  [/^there is no such study$/, 'cette étude n’existe pas'],
  [/^there is no such run$/, 'cette exécution n’existe pas'],
  [/^there is no such page$/, 'cette page n’existe pas'],
  [/^there is no such thing to do$/, 'cette action n’existe pas'],
  [/^the run has no such page$/, 'cette exécution n’a pas cette page'],
  [
    /^there is no such file or folder, or it may not be read$/,
    'ce fichier ou dossier n’existe pas, ou ne peut pas être lu',
  ],
  [/^the table has not been looked at$/, 'la table n’a pas encore été lue'],
  [/^a run of this study has not ended$/, 'une exécution de cette étude n’est pas terminée'],
  [/^the run is done$/, 'l’exécution est terminée'],
  [/^nobody said what the release is for$/, 'la finalité de la diffusion n’a pas été indiquée'],
  [/^the correction names columns that are not there$/, 'la correction nomme des colonnes absentes'],
  [/^no such column$/, 'colonne absente'],
  [/^what was sent is not JSON$/, 'la demande n’est pas du JSON'],
  [/^what was sent has another shape than the page sends$/, 'la demande n’a pas la forme attendue'],
  [/^the sign-off has errors$/, 'la décision comporte des erreurs'],
  [/^conditions: a release under conditions names them$/, 'une diffusion sous conditions doit les énoncer'],
  [
    /^a privacy budget needs what each column may hold, told by a person$/,
    'un budget de confidentialité demande qu’une personne dise ce que chaque colonne peut contenir',
  ],
  [/^two bounds are needed, the lower one first$/, 'deux bornes sont nécessaires, la plus basse d’abord'],
  [/^its possible values are needed$/, 'ses valeurs possibles sont nécessaires'],
  [/^techniques are measured side by side on one table$/, 'les techniques se comparent sur une seule table'],
]
