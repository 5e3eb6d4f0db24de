import { type Column, datetimeWriter, isMissing, numberWriter, type Schema } from '../table/index.js'

/**
 * A function from row to the cell's text, null for missing: numbers in their shortest form with the schema's decimal mark,
 * dates in its format. `frame` is applied to every text, once a level.
 */
export function cellTexts(
  column: Column,
  schema: Schema | undefined,
  frame: (text: string) => string = (text) => text,
): (row: number) => string | null {
  if (column.type === 'level') {
    const levels = column.levels.map(frame)
    return (row) => levels[column.codes[row]!] ?? null
  }
  const described = schema?.columns.find(({ name }) => name === column.name)
  const write: (value: number, flag?: number) => string =
    described?.kind === 'datetime' ? datetimeWriter(described) : numberWriter(described ?? {})
  return (row) => (isMissing(column, row) ? null : frame(write(column.values[row]!, column.flags?.[row])))
}
