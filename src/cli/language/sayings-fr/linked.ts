import type { Saying } from './saying.js'

/** Several tables: how they fit together, and what to look at before they are learnt. */
export const linked: readonly Saying[] = [
  [
    /^the tables do not fit together \(say what to do with (.+): drop or keep\)$/,
    (_, keys = '') =>
      `les tables ne vont pas ensemble (dites que faire : ${keys.replace(' and ', ' et ')}, avec drop ou keep)`,
  ],
  [/^no key$/, 'sans clé'],
  [/^the key of an earlier row$/, 'la clé d’une ligne précédente'],
  [/^no parent$/, 'sans parent'],
  [/^a parent that is not there$/, 'un parent qui n’existe pas'],
  [/^(\d+) more rows with no key$/, '$1 autres lignes sans clé'],
  [/^(\d+) more rows with the key of an earlier row$/, '$1 autres lignes avec la clé d’une ligne précédente'],
  [/^(\d+) more rows with no parent$/, '$1 autres lignes sans parent'],
  [/^(\d+) more rows with a parent that is not there$/, '$1 autres lignes dont le parent n’existe pas'],
  [
    /^no table of people: no column of one table holds what another points at$/,
    'pas de table des personnes : aucune colonne d’une table ne contient ce à quoi une autre renvoie',
  ],
  [
    /^(\d+) of (\d+) rows are found in table "(.*)", column "(.*)"; (\d+) without leading zeros, spaces and case: write keys alike$/,
    '$1 lignes sur $2 sont dans la table « $3 », colonne « $4 » ; $5 sans les zéros de tête, les espaces et la casse : écrivez les clés de la même façon',
  ],
  [
    /^(\d+) of (\d+) rows are found in table "(.*)", column "(.*)"; rows without a parent are dropped or kept by a linked\.yaml with key, parent and orphans$/,
    '$1 lignes sur $2 sont dans la table « $3 », colonne « $4 » ; un linked.yaml avec key, parent et orphans dit de retirer ou de garder les lignes sans parent',
  ],
  [/^no column links it to another table$/, 'aucune colonne ne la relie à une autre table'],
  [/^a table without a parent has no rows$/, 'une table sans parent n’a aucune ligne'],
  [/^no rows$/, 'aucune ligne'],
  [/^every table needs a name of its own$/, 'chaque table doit avoir un nom à elle'],
  [/^another file is called so too$/, 'un autre fichier porte le même nom'],
  [/^no table is in folder: "(.*)"$/, 'aucune table dans le dossier : « $1 »'],
  [/^files of "(.*)" are not there$/, 'des fichiers de « $1 » sont introuvables'],
  [/^table "(.*)" has no rows: none will be made$/, 'la table « $1 » n’a aucune ligne : aucune ne sera produite'],
  [
    /^(\d+) of (\d+) rows of table "(.*)" have no parent: nothing is learnt from them$/,
    '$1 lignes sur $2 de la table « $3 » n’ont pas de parent : rien n’en est appris',
  ],
  [
    /^one person has (\d+)% of the rows of table "(.*)": what is learnt of it is mostly theirs$/,
    'une personne a $1 % des lignes de la table « $2 » : ce qui en est appris est surtout d’elle',
  ],
  [
    /^(\d+) (?:person has|people have) more than 300 rows in table "(.*)" \(at most (\d+)\)$/,
    'personnes de plus de 300 lignes dans la table « $2 » : $1 (au plus $3 lignes)',
  ],
]
