/** What ledgers of ours are charged for, in French; the label before a colon names it. */
const french: Readonly<Record<string, string>> = {
  queries: 'requêtes',
  'number of rows': 'nombre de lignes',
  'counts of columns': 'effectifs par colonne',
  'counts of pairs': 'effectifs par paire',
  'counts of tables': 'effectifs croisés',
  'choice of pairs': 'choix des paires',
  'choice of tables': 'choix des tableaux',
  'kinds of columns': 'natures des colonnes',
  'bounds of columns': 'bornes des colonnes',
  'levels of columns': 'modalités des colonnes',
  'fine counts of columns': 'effectifs fins par colonne',
}

/** What questions are charged for, and why one row moves it no more, in French. */
const frenchOfQueries: readonly (readonly [RegExp, string])[] = [
  [/^queries: counts of (\d+) cells \((.*)\)$/, 'requêtes : effectifs de cases, $1 en tout ($2)'],
  [/^queries: sums of products of (\d+) terms \((.*)\)$/, 'requêtes : sommes de produits de termes, $1 en tout ($2)'],
  [/^queries: sums of (.+) in (\d+) cells \((.*)\)$/, 'requêtes : sommes de $1 par case, $2 en tout ($3)'],
  [/^queries: squares of (.+) in (\d+) cells \((.*)\)$/, 'requêtes : carrés de $1 par case, $2 en tout ($3)'],
  [/^queries: logistic regression \((.*)\)$/, 'requêtes : régression logistique ($1)'],
  [/^queries: cox regression \((.*)\)$/, 'requêtes : régression de Cox ($1)'],
]

/** A purpose in a language; as it was written where nobody translated it. */
export function purposeText(purpose: string, language: 'en' | 'fr'): string {
  if (language === 'en') return purpose
  const [pattern, text] = frenchOfQueries.find(([each]) => each.test(purpose)) ?? []
  return french[purpose] ?? (pattern === undefined ? purpose : purpose.replace(pattern, text!))
}
