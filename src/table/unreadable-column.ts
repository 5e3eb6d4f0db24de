import type { Issue } from '../errors.js'

/** What is said of a column that holds no plain values: why, and the way on. */
export function unreadableColumn(name: string, cause: string, file?: string): Issue {
  const wayOn = `leave the column out with --ignore "${name}", or spread it over columns of its own`
  return { message: `${cause}: ${wayOn}`, ...(file !== undefined && { file }), column: name }
}
