import { stringify } from 'yaml'
import { type DraftedHierarchy, draftHierarchies } from '../../../anonymizers/k-anonymity/index.js'
import { type InputFile, loadInput } from '../load-input.js'

/**
 * The text of hierarchies.yaml for a table: a hierarchy for every quasi-identifier, with how many values each level leaves, to be
 * corrected and given to `options.hierarchies`. No cell of the table stands in it, but the levels of ordered columns.
 */
export async function draftHierarchiesFile(
  input: InputFile,
  { schema: path, told = 'en' }: { readonly schema?: string | undefined; readonly told?: 'en' | 'fr' } = {},
): Promise<string> {
  const { table, schema } = await loadInput({ ...input, ownRows: true }, path)
  const words = told === 'fr' ? french : english
  return [...words.head, ...draftHierarchies(table, schema).map((each) => written(each, words))].join('\n')
}

const english = {
  head: [
    '# How each column that others may know becomes coarser: correct what is wrong, then',
    '#   mirrorward run FILE --technique k-anonymity --options.hierarchies hierarchies.yaml',
    '# A column may also be the path of a CSV of ARX, one value a line with its levels (docs/k-anonymity.md).',
  ],
  sizes: 'values by level:',
  whole: 'the value or nothing: to join values, { kind: paths, paths: [[value, group], …] }, or the path of a CSV',
}

const french = {
  head: [
    '# Comment chaque colonne connue d’autrui devient moins précise : corrigez, puis',
    '#   mirrorward run FICHIER --technique k-anonymity --options.hierarchies hierarchies.yaml',
    '# Une colonne peut aussi être le chemin d’un CSV d’ARX, une valeur par ligne avec ses niveaux (docs/k-anonymity.md).',
  ],
  sizes: 'valeurs par niveau :',
  whole:
    'la valeur ou rien : pour réunir des valeurs, { kind: paths, paths: [[valeur, groupe], …] }, ou le chemin d’un CSV',
}

function written({ column, spec, sizes }: DraftedHierarchy, words: typeof english): string {
  const hint = spec.kind === 'whole' && sizes[0]! > 2 ? `\n# ${words.whole}` : ''
  return `\n# ${words.sizes} ${sizes.join(', ')}${hint}\n${stringify({ [column]: spec }).trimEnd()}`
}
