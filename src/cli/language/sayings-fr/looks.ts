import type { Saying } from './saying.js'

/** What is worth a look before a run, and why a text may stand for missing. */
export const looks: readonly Saying[] = [
  [
    /^(\d+) (rows|patients) are few: intervals will be wide, and most privacy measures cannot tell below (\d+)$/,
    (_, count = '', unit = '', least = '') =>
      `${count} ${unit === 'rows' ? 'lignes' : 'patients'}, c’est peu : les intervalles seront larges, et la plupart des mesures de confidentialité ne peuvent conclure en dessous de ${least}`,
  ],
  [
    /^(\d+) levels, (\d+) of them in fewer than (\d+) rows, which are not learnt under their names: consider coarser groups$/,
    '$1 modalités, dont $2 présentes dans moins de $3 lignes, qui ne sont pas apprises sous leur nom : envisagez des groupes plus larges',
  ],
  [
    /^(\d+) levels? of fewer than (\d+) people, in (\d+) rows?, not learnt: (.*)$/,
    (_, levels = '', people = '', rows = '', standIns = '') =>
      `modalités portées par moins de ${people} personnes : ${levels}, dans ${rows} lignes ; elles ne sont pas apprises, et remplacées ainsi : ${frenchStandIns(standIns)}`,
  ],
  [
    /^(\d+) levels? that the schema does not list, in (\d+) rows?, not learnt: (.*)$/,
    (_, levels = '', rows = '', standIns = '') =>
      `modalités que le schéma ne liste pas : ${levels}, dans ${rows} lignes ; elles ne sont pas apprises, et remplacées ainsi : ${frenchStandIns(standIns)}`,
  ],
  [
    /^nearly every row has a value of its own: a record number or a name should be a direct-identifier$/,
    'presque chaque ligne a sa propre valeur : un numéro de dossier ou un nom devrait être direct-identifier',
  ],
  [
    /^several rows share its values: the same people may stand on both sides of the split, unless it is the patient key \(patient: in the schema\)$/,
    'plusieurs lignes partagent ses valeurs : les mêmes personnes peuvent être des deux côtés du partage, sauf si c’est la clé du patient (patient: dans le schéma)',
  ],
  [
    /^(\d+) rows equal another patient's in all learnt columns( but one)? \((.*)\): the same people may be there twice$/,
    (_, count = '', butOne = '', rows = '') =>
      `${count} lignes sont égales à celle d’un autre patient dans toutes les colonnes apprises${butOne === '' ? '' : ' sauf une'} (${rows.replace(/^rows?/, 'lignes')}) : les mêmes personnes y sont peut-être deux fois`,
  ],
  [
    /^its (values|missing cells) alone tell the outcome "(.*)": it is kept out of the measures of usefulness$/,
    (_, by = '', outcome = '') =>
      `${by === 'values' ? 'ses valeurs' : 'ses cellules manquantes'} suffisent à dire l’issue « ${outcome} » : elle est exclue des mesures d’utilité`,
  ],
  [
    /^(\d+) cells look like (.+): make the column a direct-identifier, or blank them$/,
    '$1 cellules ressemblent à des identifiants ($2) : donnez à la colonne le rôle direct-identifier, ou videz-les',
  ],
  [
    /^(?:.+), yet models learn it: its role should be direct-identifier$/,
    'semble identifier des personnes, or les modèles l’apprennent : son rôle devrait être direct-identifier',
  ],
  [
    /^(?:.+), yet a plain feature: as quasi-identifier, attacks would be tried through it$/,
    'son nom est celui d’une chose connue d’autrui, or elle est sans rôle : comme quasi-identifier, des attaques passeraient par elle',
  ],
  [
    /^in tables of more than (\d+) columns no relations between columns are searched$/,
    'au-delà de $1 colonnes, les relations entre colonnes ne sont pas cherchées',
  ],
  // Of single columns, when a schema is drafted.
  [
    /^not a date of the calendar, unlike the rest of the column$/,
    'pas une date du calendrier, à la différence du reste de la colonne',
  ],
  [
    /^several offsets from UTC \((.+)\): read as moments, and written in UTC, with Z$/,
    'plusieurs décalages par rapport à UTC ($1) : lus comme des instants, et écrits en UTC, avec Z',
  ],
  [
    /^flags after the numbers of (\d+) rows \((.+)\): not read as numbers; put flags into a column of their own$/,
    'marques après les nombres de $1 lignes ($2) : pas lus comme des nombres ; mettez les marques dans une colonne à part',
  ],
  [/^not a number, unlike the rest of the column$/, 'pas un nombre, à la différence du reste de la colonne'],
  [/^(\d+) more values like it$/, '$1 autres valeurs du même genre'],
  [
    /^every cell could be (.+) or (.+): taken as (.+), write the other under format: if not$/,
    'chaque cellule pourrait être $1 ou $2 : lue comme $3 ; sinon, écrivez l’autre sous format:',
  ],
  [
    /^(\d+) levels: many are rare, and rare levels are not kept$/,
    '$1 modalités : beaucoup sont rares, et les modalités rares ne sont pas gardées',
  ],
  // How a file is written.
  [/^tabs between cells$/, 'tabulations entre les cellules'],
  [/^(.+) between cells$/, '$1 entre les cellules'],
  [/^row names in the first column$/, 'noms de lignes dans la première colonne'],
  [/^quotes after a backslash$/, 'guillemets après une barre oblique inverse'],
  // Of a table made elsewhere.
  [
    /^rises or falls from row to row: its values still tell the order of the rows$/,
    'monte ou descend de ligne en ligne : ses valeurs disent encore l’ordre des lignes',
  ],
  [/^not in the training table, left out$/, 'absente de la table d’apprentissage, laissée de côté'],
  [
    /^no row has a level that the training rows have: is it written another way\?$/,
    'aucune ligne n’a une modalité des lignes d’apprentissage : est-elle écrite autrement ?',
  ],
  // Why a text may stand for missing.
  [/^zeros, no date of the calendar$/, 'des zéros, pas une date du calendrier'],
  [/^later than anybody lives$/, 'plus tard que quiconque ne vivra'],
  [
    /^a first day of reckoning, years before all others$/,
    'un premier jour de calcul, des années avant tous les autres',
  ],
  [/^negative, unlike all others$/, 'négatif, à la différence de tous les autres'],
  [/^negative, unlike all others, and far from them$/, 'négatif, à la différence de tous les autres, et loin d’eux'],
  [/^beyond all others$/, 'au-delà de tous les autres'],
  [/^beyond all others, and far from them$/, 'au-delà de tous les autres, et loin d’eux'],
  [/^an infinity beside numbers: a division by zero\?$/, 'un infini parmi des nombres : une division par zéro ?'],
  [/^a usual marker$/, 'un marqueur usuel'],
  [/^a word that repeats beside numbers or dates$/, 'un mot qui se répète parmi des nombres ou des dates'],
  [/^"none" beside words is a level$/, '« none » parmi des mots est une modalité'],
  [/^other levels are signs too$/, 'd’autres modalités sont aussi des signes'],
  [/^other levels are as short$/, 'd’autres modalités sont aussi courtes'],
  [/^sodium, or not available$/, 'le sodium, ou « non disponible »'],
  [/^a rare word for something unknown$/, 'un mot rare pour une chose inconnue'],
  [
    /^a word for something unknown, as frequent as a level$/,
    'un mot pour une chose inconnue, aussi fréquent qu’une modalité',
  ],
]

function frenchStandIns(text: string): string {
  return text
    .replace(/coarser levels (?:stand )?for/, 'modalités plus larges pour')
    .replace(/neighbours in the order (?:stand )?for/, 'modalités voisines dans l’ordre pour')
    .replace(/missing cells (?:stand )?for/, 'cellules manquantes pour')
    .replace(/\(other\) (?:stand )?for/, '« (other) » pour')
}
