import { type Column, cellAt, type LevelColumn, levelColumn, type Table } from '../../table/index.js'

/** What a vocabulary calls its concepts, by their numbers. */
export type ConceptNames = ReadonlyMap<string, string>

/** The names in a CONCEPT table. */
export function conceptNames(table: Table | undefined): ConceptNames {
  if (table === undefined || !table.has('concept_id') || !table.has('concept_name')) return new Map()
  const [ids, names] = [table.column('concept_id'), table.column('concept_name')]
  return new Map(
    Array.from({ length: table.rowCount }, (_, row) => [String(cellAt(ids, row)), String(cellAt(names, row) ?? '')]),
  )
}

/**
 * Numbers of concepts as words, since they are names and no amounts: `MALE [8507]`, or `concept [8507]` without a vocabulary.
 * 0, "no matching concept", is a level like others.
 */
export function conceptColumn(column: Column, names: ConceptNames): LevelColumn {
  const word = (id: string) =>
    `${names.get(id)?.replaceAll(/\s+/g, ' ') ?? (id === '0' ? 'no matching concept' : 'concept')} [${id}]`
  if (column.type === 'level') {
    return { ...column, levels: column.levels.map((level) => word(numberText(level))) }
  }
  const cells = Array.from({ length: column.values.length }, (_, row) => cellAt(column, row))
  return levelColumn(
    column.name,
    cells.map((cell) => (cell === null ? null : word(String(cell)))),
  )
}

/** The numbers that a column of them holds, each once. */
export function conceptNumbers(column: Column): string[] {
  if (column.type === 'level') return column.levels.map(numberText)
  const cells = Array.from({ length: column.values.length }, (_, row) => cellAt(column, row))
  return [...new Set(cells)].flatMap((cell) => (cell === null ? [] : [String(cell)]))
}

/** The number that such a word ends in; nothing for another text. */
export function conceptId(word: string): string | undefined {
  return /\[(\d+)\]$/.exec(word)?.[1]
}

/** `8507` of `8507.0`, as programs write of columns with missing cells. */
function numberText(text: string): string {
  return text.trim().replace(/\.0+$/, '')
}
