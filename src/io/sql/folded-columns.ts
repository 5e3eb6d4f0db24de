import { type Issue, MirrorwardError } from '../../errors.js'
import type { Dialect } from './dialect.js'

/** Throws `bad-data` that names columns which a database to be written takes for one. */
export function refuseFoldedColumns(
  tables: readonly { readonly name: string; readonly columns: readonly { readonly name: string }[] }[],
  { foldsColumns, title }: Pick<Dialect, 'foldsColumns' | 'title'>,
): void {
  if (!foldsColumns) return
  const issues = tables.flatMap(({ name: table, columns }): Issue[] => {
    const seen = new Map<string, string>()
    return columns.flatMap(({ name: column }): Issue[] => {
      const other = seen.get(column.toLowerCase())
      seen.set(column.toLowerCase(), column)
      if (other === undefined) return []
      return [
        {
          message: `differs from "${other}" by case only: leave one out (--ignore), or write elsewhere`,
          file: table,
          column,
        },
      ]
    })
  })
  if (issues.length > 0)
    throw new MirrorwardError('bad-data', `${title} takes columns for one whose names differ by case only`, { issues })
}
