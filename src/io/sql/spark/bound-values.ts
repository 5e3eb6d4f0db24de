import type { Cell } from '../database.js'

/** Where the n-th value goes. */
export function sparkPlaceholder(index: number): string {
  return `/*mirrorward:${index}*/`
}

/** The protocol binds nothing: a text goes as its bytes in hexadecimal, which no sign in it can leave; a number as it prints. */
export function withValues(sql: string, values: readonly Cell[]): string {
  if (values.length === 0) return sql
  return sql.replace(/\/\*mirrorward:(\d+)\*\//g, (_, index: string) => {
    const value = values[Number(index) - 1]
    if (value === null || value === undefined) return 'NULL'
    if (typeof value === 'number') return `CAST(${value} AS DOUBLE)`
    return `CAST(X'${Buffer.from(value, 'utf8').toString('hex')}' AS STRING)`
  })
}
