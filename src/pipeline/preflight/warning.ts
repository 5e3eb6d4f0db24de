import type { Issue } from '../../errors.js'

export type PreflightCode =
  | 'few-patients'
  | 'many-levels'
  | 'rare-levels'
  | 'near-unique'
  | 'identifier-name'
  | 'quasi-identifier-name'
  | 'identifier-content'
  | 'repeated-identifier'
  | 'repeated-rows'
  | 'nearly-repeated-rows'
  | 'leakage'
  | 'empty-table'
  | 'without-parent'
  | 'dominant-person'
  | 'many-rows'

/** Something a person should look at before a run. The message names columns, counts and row numbers, never a cell. */
export interface PreflightWarning extends Pick<Issue, 'message' | 'column'> {
  readonly code: PreflightCode
}

/** One line a message, with all columns that it is said of: `named like a place …: columns "zip", "city"`. */
export function warningLines(warnings: readonly PreflightWarning[]): string[] {
  const columnsOf = new Map<string, string[]>()
  for (const { message, column } of warnings)
    columnsOf.set(message, [...(columnsOf.get(message) ?? []), ...(column === undefined ? [] : [`"${column}"`])])
  return [...columnsOf].map(([message, columns]) =>
    columns.length === 0 ? message : `${message}: ${columns.length === 1 ? 'column' : 'columns'} ${columns.join(', ')}`,
  )
}
