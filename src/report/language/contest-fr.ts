/** Why `auto` chose a model, in French. */
export function groundsInFrench(grounds: string): string {
  return grounds
    .replace(
      /^the usual winner, and no other was better by more than chance$/,
      'c’est le vainqueur habituel, et aucun autre ne fait mieux au-delà du hasard',
    )
    .replace(
      /^of those left the one that usually wins, and none of them was better by more than chance$/,
      'parmi ceux qui restent, c’est le vainqueur habituel, et aucun d’eux ne fait mieux au-delà du hasard',
    )
    .replace(
      /^the others resemble the rows they learnt from too much$/,
      'les autres ressemblent trop à leurs lignes d’apprentissage',
    )
    .replace(/^better than (\S+) by (\S+) \(error (\S+)\)/, 'il fait mieux que $1, de $2 (erreur $3)')
    .replace(/, and validation rows are likelier under it$/, ', et les lignes de validation y sont plus vraisemblables')
}

/** The marks of its candidates, in French. */
export function marksInFrench(marks: string): string {
  return marks
    .replaceAll('own rows', 'lignes d’apprentissage')
    .replaceAll('% of relations lost', '% de liens perdus')
    .replaceAll('dropped early', 'écarté tôt')
}
