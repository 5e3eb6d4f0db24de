import { type Column, isMissing } from '../../table/index.js'
import type { DatabaseType } from '../../table/linked/index.js'

const day = 86_400_000

/**
 * A function from row to the text of the cell as a database takes it, null for missing. Moments are ISO 8601 with a blank; an
 * instant says that it is of UTC only where `zone`. `frame` is applied to every text, once a level.
 */
export function cellWriter(
  column: Column,
  {
    type,
    zone = '',
    frame = (text) => text,
  }: { readonly type: DatabaseType; readonly zone?: string; readonly frame?: (text: string) => string },
): (row: number) => string | null {
  if (column.type === 'level') {
    const say =
      type.kind === 'boolean'
        ? booleanText
        : type.kind === 'instant' || type.kind === 'timestamp'
          ? (text: string) => momentOf(text, type.kind === 'instant' ? zone : '')
          : (text: string) => text
    const levels = column.levels.map((level) => frame(say(level)))
    return (row) => levels[column.codes[row]!] ?? null
  }
  const write = numberText(type, zone)
  return (row) => (isMissing(column, row) ? null : frame(write(column.values[row]!)))
}

function booleanText(level: string): string {
  return /^(true|t|1|yes|y)$/i.test(level) ? 'true' : 'false'
}

function momentOf(text: string, zone: string): string {
  return text.replace(/^(\d{4}-\d\d-\d\d)T/, '$1 ').replace(/Z$/, '') + zone
}

function numberText(type: DatabaseType, zone: string): (value: number) => string {
  const iso = (value: number) => new Date(value).toISOString()
  switch (type.kind) {
    case 'date':
      return (value) => iso(Math.floor(value / day) * day).slice(0, 10)
    case 'time':
      return (value) => iso(value).slice(11, 19)
    case 'timestamp':
    case 'instant':
      return (value) =>
        `${iso(value)
          .replace('T', ' ')
          .replace(/(\.000)?Z$/, '')}${type.kind === 'instant' ? zone : ''}`
    case 'boolean':
      return (value) => (value === 0 ? 'false' : 'true')
    default:
      return String
  }
}
