import type { Saying } from './saying.js'

/** What is worth a look before a run, and why a text may stand for missing. */
export const looks: readonly Saying[] = [
  [
    /^(\d+) (rows|patients) are few: intervals will be wide, and most privacy measures cannot tell below (\d+)$/,
    (_, count = '', unit = '', least = '') =>
      `${count} ${unit === 'rows' ? 'lignes' : 'patients'}, c’est peu : les intervalles seront larges et, en dessous de ${least}, la plupart des mesures relatives à la vie privée ne permettent pas de conclure`,
  ],
  [
    /^(\d+) levels, (\d+) of them in fewer than (\d+) rows, which are not learnt under their names: consider coarser groups$/,
    '$1 modalités, dont $2 présentes dans moins de $3 lignes, qui ne sont pas reproduites telles quelles : envisagez des regroupements',
  ],
  [
    /^(\d+) levels? of fewer than (\d+) people, in (\d+) rows?, not learnt: (.*)$/,
    (_, levels = '', people = '', rows = '', standIns = '') =>
      `modalités portées par moins de ${people} personnes : ${levels}, dans ${rows} lignes ; elles ne sont pas reproduites, et sont remplacées ainsi : ${frenchStandIns(standIns)}`,
  ],
  [
    /^(\d+) levels? that the schema does not list, in (\d+) rows?, not learnt: (.*)$/,
    (_, levels = '', rows = '', standIns = '') =>
      `modalités que le schéma ne liste pas : ${levels}, dans ${rows} lignes ; elles ne sont pas reproduites, et sont remplacées ainsi : ${frenchStandIns(standIns)}`,
  ],
  [
    /^nearly every row has a value of its own: a record number or a name should be a direct-identifier$/,
    'presque chaque ligne a sa propre valeur : un numéro de dossier ou un nom devrait avoir le rôle direct-identifier',
  ],
  [
    /^several rows share its values: the same people may stand on both sides of the split, unless it is the patient key \(patient: in the schema\)$/,
    'plusieurs lignes partagent ses valeurs : les mêmes personnes peuvent se trouver des deux côtés de la répartition, sauf s’il s’agit de la clé du patient (patient: dans le schéma)',
  ],
  [
    /^(\d+) rows equal another patient's in all learnt columns( but one)? \((.*)\): the same people may be there twice$/,
    (_, count = '', butOne = '', rows = '') =>
      `${count} lignes sont identiques à celles d’un autre patient dans toutes les colonnes modélisées${butOne === '' ? '' : ' sauf une'} (${rows.replace(/^rows?/, 'lignes')}) : les mêmes personnes y figurent peut-être deux fois`,
  ],
  [
    /^its (values|missing cells) alone tell the outcome "(.*)": it is kept out of the measures of usefulness$/,
    (_, by = '', outcome = '') =>
      `${by === 'values' ? 'ses valeurs' : 'ses valeurs manquantes'} suffisent à révéler « ${outcome} », la variable à prédire : elle est exclue des mesures d’utilité`,
  ],
  [
    /^(\d+) cells look like (.+): make the column a direct-identifier, or blank them$/,
    '$1 cellules ressemblent à des identifiants ($2) : donnez à la colonne le rôle direct-identifier, ou videz-les',
  ],
  [
    /^(?:.+), yet models learn it: its role should be direct-identifier$/,
    'semble identifier des personnes, or elle est modélisée : son rôle devrait être direct-identifier',
  ],
  [
    /^(?:.+), yet a plain feature: as quasi-identifier, attacks would be tried through it$/,
    'son nom évoque une information connue de tiers, or aucun rôle ne lui est attribué : avec le rôle quasi-identifier, elle servirait aux attaques simulées',
  ],
  [
    /^in tables of more than (\d+) columns no relations between columns are searched$/,
    'au-delà de $1 colonnes, les relations entre colonnes ne sont pas recherchées',
  ],
  // Of single columns, when a schema is drafted.
  [
    /^not a date of the calendar, unlike the rest of the column$/,
    'n’est pas une date du calendrier, contrairement au reste de la colonne',
  ],
  [
    /^several offsets from UTC \((.+)\): read as moments, and written in UTC, with Z$/,
    'plusieurs décalages par rapport à UTC ($1) : lus comme des instants, et écrits en UTC, avec Z',
  ],
  [
    /^flags after the numbers of (\d+) rows \((.+)\): not read as numbers; put flags into a column of their own$/,
    'annotations après les nombres de $1 lignes ($2) : valeurs non lues comme des nombres ; placez les annotations dans une colonne à part',
  ],
  [/^not a number, unlike the rest of the column$/, 'n’est pas un nombre, contrairement au reste de la colonne'],
  [/^(\d+) more values like it$/, '$1 autres valeurs du même genre'],
  [
    /^every cell could be (.+) or (.+): taken as (.+), write the other under format: if not$/,
    'chaque cellule pourrait être $1 ou $2 : lue comme $3 ; sinon, écrivez l’autre sous format:',
  ],
  [
    /^(\d+) levels: many are rare, and rare levels are not kept$/,
    '$1 modalités : beaucoup sont rares, et les modalités rares ne sont pas conservées',
  ],
  // How a file is written.
  [/^tabs between cells$/, 'tabulations entre les cellules'],
  [/^(.+) between cells$/, '$1 entre les cellules'],
  [/^row names in the first column$/, 'noms de lignes dans la première colonne'],
  [/^quotes after a backslash$/, 'guillemets après une barre oblique inverse'],
  // Of a table made elsewhere.
  [
    /^rises or falls from row to row: its values still tell the order of the rows$/,
    'croît ou décroît de ligne en ligne : ses valeurs révèlent encore l’ordre des lignes',
  ],
  [/^not in the training table, left out$/, 'absente de la table d’apprentissage, écartée'],
  [
    /^no row has a level that the training rows have: is it written another way\?$/,
    'aucune ligne ne présente de modalité des lignes d’apprentissage : sont-elles écrites autrement ?',
  ],
  // Why a text may stand for missing.
  [/^zeros, no date of the calendar$/, 'des zéros, et non une date du calendrier'],
  [/^later than anybody lives$/, 'au-delà de toute vie humaine'],
  [
    /^a first day of reckoning, years before all others$/,
    'date d’origine d’un calendrier informatique, antérieure de plusieurs années à toutes les autres',
  ],
  [/^negative, unlike all others$/, 'négatif, contrairement à tous les autres'],
  [/^negative, unlike all others, and far from them$/, 'négatif, contrairement à tous les autres, et loin d’eux'],
  [/^beyond all others$/, 'au-delà de tous les autres'],
  [/^beyond all others, and far from them$/, 'au-delà de tous les autres, et loin d’eux'],
  [/^an infinity beside numbers: a division by zero\?$/, 'un infini parmi des nombres : une division par zéro ?'],
  [/^a usual marker$/, 'un code usuel'],
  [/^a word that repeats beside numbers or dates$/, 'un mot qui se répète parmi des nombres ou des dates'],
  [/^"none" beside words is a level$/, '« none » parmi des mots est une modalité'],
  [/^other levels are signs too$/, 'd’autres modalités sont aussi des signes'],
  [/^other levels are as short$/, 'd’autres modalités sont aussi courtes'],
  [/^sodium, or not available$/, 'sodium, ou « non disponible »'],
  [/^a rare word for something unknown$/, 'un mot rare désignant une donnée inconnue'],
  [
    /^a word for something unknown, as frequent as a level$/,
    'un mot désignant une donnée inconnue, aussi fréquent qu’une modalité',
  ],
]

function frenchStandIns(text: string): string {
  return text
    .replace(/coarser levels (?:stand )?for/, 'modalités plus larges pour')
    .replace(/neighbours in the order (?:stand )?for/, 'modalités voisines dans l’ordre pour')
    .replace(/missing cells (?:stand )?for/, 'cellules manquantes pour')
    .replace(/\(other\) (?:stand )?for/, '« (other) » pour')
}
