/** Why `auto` chose a model, in French. */
export function groundsInFrench(grounds: string): string {
  return grounds
    .replace(
      /^the usual winner, and no other was better by more than chance$/,
      'c’est le vainqueur habituel, et aucun autre ne fait mieux au-delà du hasard',
    )
    .replace(
      /^the others resemble the rows they learnt from too much$/,
      'les autres ressemblent trop à leurs lignes d’apprentissage',
    )
    .replace(
      /^better than the usual winner by (\S+) \(error (\S+)\)/,
      'il fait mieux que le vainqueur habituel, de $1 (erreur $2)',
    )
    .replace(/, and validation rows are likelier under it$/, ', et les lignes de validation y sont plus vraisemblables')
}

/** The marks of its candidates, in French. */
export function marksInFrench(marks: string): string {
  return marks
    .replaceAll('own rows', 'lignes d’apprentissage')
    .replaceAll('% of relations lost', '% de liens perdus')
    .replaceAll('dropped early', 'écarté tôt')
}
