/** What ledgers of ours are charged for, in French; the label before a colon names it. */
const french: Readonly<Record<string, string>> = {
  'number of rows': 'nombre de lignes',
  'counts of columns': 'effectifs par colonne',
  'counts of pairs': 'effectifs par paire',
  'counts of tables': 'effectifs croisés',
  'choice of pairs': 'choix des paires',
  'choice of tables': 'choix des tableaux',
  'bounds of columns': 'bornes des colonnes',
  'levels of columns': 'modalités des colonnes',
  'fine counts of columns': 'effectifs fins par colonne',
}

/** A purpose in a language; as it was written where nobody translated it. */
export function purposeText(purpose: string, language: 'en' | 'fr'): string {
  return language === 'fr' ? (french[purpose] ?? purpose) : purpose
}
