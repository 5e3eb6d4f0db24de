import type { Saying } from './saying.js'

/** Questions about cohorts and their ledger. */
export const queries: readonly Saying[] = [
  [
    /^the folder holds a release whose charges would be forgotten: count both with one --ledger, or say another --out$/,
    'le dossier contient une diffusion dont les dépenses seraient oubliées : comptez les deux avec un même --ledger, ou indiquez un autre --out',
  ],
  [/^question "(.*)" cannot be asked$/, 'la question « $1 » ne peut pas être posée'],
  [/^question "(.*)" names an unknown column: "([^"]*)"$/, 'la question « $1 » cite une colonne inconnue : « $2 »'],
  [/^the questions are not YAML$/, 'les questions ne sont pas en YAML'],
  [/^the questions cannot be read$/, 'les questions ne peuvent pas être lues'],
  [/^two questions have the id "(.*)"$/, 'deux questions portent l’identifiant « $1 »'],
  [/^it is no number column$/, 'ce n’est pas une colonne de nombres'],
  [
    /^it has no declared bounds: say bounds of the schema, or domain of the questions$/,
    'elle n’a pas de bornes déclarées : donnez bounds dans le schéma, ou domain dans les questions',
  ],
  [
    /^it has no declared levels: say levels of the schema, or domain of the questions$/,
    'elle n’a pas de modalités déclarées : donnez levels dans le schéma, ou domain dans les questions',
  ],
  [
    /^nobody declared what it may hold: say it under domain of the questions, or say domain: declared in the schema$/,
    'personne n’a déclaré ce qu’elle peut contenir : dites-le sous domain dans les questions, ou domain: declared dans le schéma',
  ],
  [
    /^what it may hold was told from the rows: declare it under domain of the questions, or say domain: declared in the schema$/,
    'ce qu’elle peut contenir a été lu dans les lignes : déclarez-le sous domain dans les questions, ou dites domain: declared dans le schéma',
  ],
  [
    /^it is a number column: give edges for its bands$/,
    'c’est une colonne de nombres : donnez les limites de ses tranches (edges)',
  ],
  [/^edges must rise, two at least$/, 'les limites doivent croître, et être deux au moins'],
  [
    /^it is no column to ask about: it names people$/,
    'cette colonne désigne des personnes : on ne peut pas l’interroger',
  ],
  [/^it compares groups: say by$/, 'elle compare des groupes : dites lesquels avec by'],
  [
    /^a regression has no groups: ask one for each, with where$/,
    'une régression n’a pas de groupes : posez une question par groupe, avec where',
  ],
  [/^the table lacks columns that are asked about$/, 'il manque à la table des colonnes sur lesquelles on interroge'],
  [/^not in its header$/, 'absente de son en-tête'],
  [/^what was bought before cannot be read$/, 'ce qui a déjà été payé ne peut pas être lu'],
  [
    /^put the true file back, or take it away: then it is bought again$/,
    'remettez le bon fichier, ou retirez-le : tout sera alors payé de nouveau',
  ],
  [
    /^the table cannot be read, and what is wrong with it is not told here$/,
    'la table ne peut pas être lue, et ce qui ne va pas n’est pas dit ici',
  ],
  [/^look at it with mirrorward inspect$/, 'examinez-la avec mirrorward inspect'],
]
