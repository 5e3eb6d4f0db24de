import { type Column, formatDatetime, isMissing, type Schema } from '../table/index.js'

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
  const { kind, format, decimal } = schema?.columns.find(({ name }) => name === column.name) ?? {}
  const write = (value: number): string => {
    if (kind === 'datetime') return frame(formatDatetime(value, format))
    return decimal === ',' ? frame(String(value).replace('.', ',')) : frame(String(value))
  }
  // Numbers need a frame only with a decimal comma.
  const plain = kind !== 'datetime' && decimal !== ','
  return (row) => (isMissing(column, row) ? null : plain ? String(column.values[row]!) : write(column.values[row]!))
}
