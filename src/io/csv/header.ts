import type { CsvIssues } from './csv-issues.js'

/** What a first column without a name is called: pandas and R write row names so. */
export const rowNamesName = 'row names'

/** What the columns are called: a blank name tells its place. Names that occur twice are issues. */
export function columnNames(header: readonly string[], issues: CsvIssues): string[] {
  const seen = new Set<string>()
  return header.map((text, index) => {
    const name = text.trim() !== '' ? text : index === 0 && header.length > 1 ? rowNamesName : `column ${index + 1}`
    if (seen.has(name)) issues.add('the header occurs twice', { column: name })
    seen.add(name)
    return name
  })
}
