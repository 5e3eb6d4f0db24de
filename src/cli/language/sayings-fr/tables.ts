import type { Saying } from './saying.js'

/** Tables, schemas, conditions and the answers to `init`. */
export const tables: readonly Saying[] = [
  [/^the table does not fit its schema$/, 'la table ne correspond pas à son schéma'],
  [/^the table lacks a column of the schema$/, 'cette colonne du schéma est absente de la table'],
  [/^the schema lacks a column of the table$/, 'cette colonne de la table est absente du schéma'],
  [/^the schema has errors$/, 'le schéma comporte des erreurs'],
  [/^the schema is not YAML$/, 'le schéma n’est pas au format YAML'],
  [/^the schema cannot be read$/, 'le schéma ne peut pas être lu'],
  [/^the roles do not fit the table$/, 'les rôles ne conviennent pas à la table'],
  [/^both (\S+) and (\S+)$/, 'à la fois $1 et $2'],
  [/^not among the schema's levels$/, 'ne figure pas parmi les modalités du schéma'],
  [/^outside the schema's bounds$/, 'hors des bornes du schéma'],
  [
    /^not a number \(list the text under missing, or change the kind\)$/,
    'n’est pas un nombre (ajoutez ce texte à missing, ou changez le type)',
  ],
  [
    /^not a date \(expected YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS\)$/,
    'n’est pas une date (format attendu : YYYY-MM-DD ou YYYY-MM-DDTHH:MM:SS)',
  ],
  [/^a boolean column has two levels at most$/, 'une colonne booléenne a deux modalités au plus'],
  [/^(\d+) more rows with problems$/, '$1 autres lignes posent problème'],
  [/^(\d+) more problems like these$/, '$1 autres problèmes du même genre'],
  [/^the header occurs twice$/, 'l’en-tête apparaît deux fois'],
  [/^text after a closing quote$/, 'du texte après un guillemet fermant'],
  [/^a quote is not closed$/, 'un guillemet n’est pas fermé'],
  [/^the file is empty$/, 'le fichier est vide'],
  [/^the file has a header but no rows$/, 'le fichier a un en-tête mais aucune ligne'],
  [/^an empty line$/, 'une ligne vide'],
  [/^too few patients to split: at least 3 are needed$/, 'trop peu de patients à répartir : il en faut au moins 3'],
  [
    /^dates can be read in two ways: say which \(--date-format, `format` of the column in a schema, or mirrorward init\)$/,
    'des dates peuvent se lire de deux façons : précisez laquelle (--date-format, `format` de la colonne dans un schéma, ou mirrorward init)',
  ],
  [/^every cell could be (.+) or (.+)$/, 'chaque cellule pourrait être $1 ou $2'],
  [/^unknown column: "(.*)"$/, 'colonne inconnue : « $1 »'],
  // Conditions.
  [/^condition names an unknown column: "(.*)"$/, 'la condition porte sur une colonne inconnue : « $1 »'],
  [
    /^condition names an unknown level: column "([^"]*)" \(known: (.*)\); levels of too few people are not kept, a missing cell stands for it$/,
    'la condition porte sur une modalité inconnue : colonne « $1 » (connues : $2) ; les modalités portées par trop peu de personnes ne sont pas conservées : une valeur manquante remplace celle-ci',
  ],
  [
    /^condition names an unknown level: column "([^"]*)" \(known: (.*)\); levels of too few people are not kept, (.*) stands for it$/,
    'la condition porte sur une modalité inconnue : colonne « $1 » (connues : $2) ; les modalités portées par trop peu de personnes ne sont pas conservées : $3 remplace celle-ci',
  ],
  [
    /^condition names an unknown level: column "([^"]*)" \(known: (.*)\); codes of places are learnt as their region, here (.*)$/,
    'la condition porte sur une modalité inconnue : colonne « $1 » (connues : $2) ; les codes de lieux sont remplacés par leur région, ici $3',
  ],
  [
    /^condition names an unknown level: column "(.*)" \(known: (.*) and (\d+) more\)$/,
    'la condition porte sur une modalité inconnue : colonne « $1 » (connues : $2 et $3 autres)',
  ],
  [
    /^condition names an unknown level: column "([^"]*)" \(known: (.*)\)$/,
    'la condition porte sur une modalité inconnue : colonne « $1 » (connues : $2)',
  ],
  [
    /^condition names an unknown level: column "(.*)"$/,
    'la condition porte sur une modalité inconnue : colonne « $1 »',
  ],
  [
    /^condition names a column that is not learnt: "(.*)"$/,
    'la condition porte sur une colonne qui n’est pas modélisée : « $1 »',
  ],
  [/^quotes are missing: (.*)$/, 'il manque des guillemets : $1'],
  [/^cannot read condition at character (\d+): .*$/, 'condition illisible à partir du caractère $1'],
  [
    /^the condition is nested too deeply \(at most (\d+) levels\)$/,
    'la condition est trop imbriquée ($1 niveaux au plus)',
  ],
  [
    /^a condition to sample under compares with numbers: column "(.*)"$/,
    'la condition doit comparer à des nombres : colonne « $1 »',
  ],
  [
    /^a condition to sample under compares with dates such as "2024-02-29"(?:, or written (.+))?: column "(.*)"$/,
    'la condition doit comparer à des dates telles que "2024-02-29" : colonne « $2 »',
  ],
  [/^column "(.*)" can be compared with a text only$/, 'la colonne « $1 » ne se compare qu’à un texte'],
  [
    /^condition reckons with levels: column "(.*)"$/,
    'la condition effectue un calcul sur des modalités : colonne « $1 »',
  ],
  [/^condition compares a number with a text$/, 'la condition compare un nombre à un texte'],
  [
    /^levels have no order: column "(.*)" \(an ordinal column is needed\)$/,
    'les modalités n’ont pas d’ordre : colonne « $1 » (il faut une colonne ordinale)',
  ],
  [
    /^evidence has probability 0 under the model$/,
    'aucune ligne produite par le modèle ne peut satisfaire la condition',
  ],
  [
    /^fewer than one row in a hundred satisfies the condition: name it column by column with "and"$/,
    'moins d’une ligne sur cent satisfait la condition : énoncez-la colonne par colonne, avec « and »',
  ],
  // Answers to questions.
  [/^no column is called "(.*)"$/, 'aucune colonne ne s’appelle « $1 »'],
  [/^yes or no is wanted$/, 'répondez oui ou non'],
  [/^1 \((.+)\) or 2 \((.+)\) is wanted$/, 'répondez 1 ($1) ou 2 ($2)'],
  [/^one column or none is wanted$/, 'indiquez une colonne ou aucune'],
  [/^(\d+) columns or none is wanted$/, 'indiquez $1 colonnes ou aucune'],
]
