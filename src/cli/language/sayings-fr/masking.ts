import type { Saying } from './saying.js'

/** What is said of masking, keys and pseudonyms. */
export const masking: readonly Saying[] = [
  [/^the masking file has errors: "(.*)"$/, 'le fichier de masquage contient des erreurs : « $1 »'],
  [/^no YAML: "(.*)"$/, 'ce n’est pas du YAML : « $1 »'],
  [/^the rules do not fit the tables$/, 'les règles ne conviennent pas aux tables'],
  [/^no rule \(keep says that nothing is done\)$/, 'aucune règle (keep dit que rien n’est fait)'],
  [/^rules (\d+) and (\d+) are both for it$/, 'les règles $1 et $2 la visent toutes les deux'],
  [/^rule (\d+): no column is called (\S+)(.*)$/, 'règle $1 : aucune colonne ne s’appelle $2$3'],
  [/^domains "(.*)" and "(.*)" are joined by keys$/, 'les domaines « $1 » et « $2 » sont joints par des clés'],
  [
    /^rule (\d+) \((.*)\) and rule (\d+) \((.*) of (.*)\) differ, and keys join the columns$/,
    'la règle $1 ($2) et la règle $3 ($4 pour $5) diffèrent, or des clés joignent ces colonnes',
  ],
  [
    /^rule (\d+) \((.*)\) may make two values one, and the column is unique$/,
    'la règle $1 ($2) peut confondre deux valeurs, or la colonne est unique',
  ],
  [
    /^rule (\d+) \((.*)\) may make two values one, and the column is part of a key$/,
    'la règle $1 ($2) peut confondre deux valeurs, or la colonne fait partie d’une clé',
  ],
  [
    /^rule (\d+) \((.*)\): the table does not say whose row it is \(patients\)$/,
    'règle $1 ($2) : la table ne dit pas de qui est la ligne (patient)',
  ],
  [/^mask "(.*)" cannot read a cell$/, 'le masque « $1 » ne peut pas lire une cellule'],
  [/^no date \(expected (.*)\)$/, 'pas une date (attendu : $1)'],
  [/^no number$/, 'pas un nombre'],
  [/^no age \(0 to 149\)$/, 'pas un âge (de 0 à 149)'],
  [/^nobody is named in the row$/, 'personne n’est nommé dans la ligne'],
  [
    /^fewer than a million values have this form, so it could be enumerated \(token has no such bound\)$/,
    'moins d’un million de valeurs ont cette forme, on pourrait les énumérer toutes (token n’a pas cette limite)',
  ],
  [
    /^a rule with "when" needs an "else", and the other way round$/,
    'une règle avec « when » demande un « else », et inversement',
  ],
  [/^masks follow each other in a circle: column "(.*)"$/, 'des masques se suivent en cercle : colonne « $1 »'],
  [
    /^the rules need a key: key: \{ file: … \}, or key: throwaway$/,
    'ces règles demandent une clé : key: { file: … }, ou key: throwaway',
  ],
  [/^no key file: "(.*)"$/, 'pas de fichier de clé : « $1 »'],
  [
    /^others may read the key file: "(.*)" \(take their rights away: chmod 600\)$/,
    'd’autres peuvent lire le fichier de clé : « $1 » (retirez-leur ce droit : chmod 600)',
  ],
  [/^a file is there already: "(.*)"$/, 'un fichier existe déjà : « $1 »'],
  [/^a key has 32 bytes$/, 'une clé a 32 octets'],
  [/^no key: variable (\S+) is not set$/, 'pas de clé : la variable $1 n’est pas définie'],
  [/^the command for the key failed \(exit code (.*)\)$/, 'la commande qui donne la clé a échoué (code de retour $1)'],
  [/^no key leads back: there is none$/, 'aucune clé ne permet de revenir en arrière : il n’y en a pas'],
  [/^there is no key to change$/, 'il n’y a pas de clé à changer'],
  [/^(\d+) shares are needed, (\d+) were given$/, 'il faut $1 parts, $2 ont été données'],
  [/^the shares are of different keys$/, 'les parts viennent de clés différentes'],
  [/^a share is wrong: together they make no key$/, 'une part est fausse : ensemble elles ne donnent pas de clé'],
  [/^share (\d+) is no share of a key$/, 'la part $1 n’est pas une part de clé'],
  [/^no column is of domain "(.*)"$/, 'aucune colonne n’est du domaine « $1 »'],
  [/^a file changed while it was masked$/, 'un fichier a changé pendant le masquage'],
  [/^masking was stopped$/, 'le masquage a été arrêté'],
  [/^the files cannot be written there$/, 'les fichiers ne peuvent pas être écrits là'],
  [
    /^masked files need a folder: --out DIR \(or --dry-run\)$/,
    'les fichiers masqués demandent un dossier : --out DOSSIER (ou --dry-run)',
  ],
  [/^files are not there$/, 'des fichiers manquent'],
  [/^no file of table "(.*)"$/, 'pas de fichier pour la table « $1 »'],
]
