import { MirrorwardError } from '../../../src/errors.js'
import { type Expression, parseExpression } from '../../../src/table/index.js'

/** Which rows a part of a database begins with: a share of people, or the rows of a table for which a condition is true. */
export type Subset =
  | { readonly kind: 'share'; readonly share: number; readonly table?: string }
  | { readonly kind: 'where'; readonly table: string; readonly where: Expression }

/**
 * `10%`, `patients 10%` or `patients where age >= 60`. Throws `bad-option`.
 *
 * @example
 * parseSubset('5%') // { kind: 'share', share: 0.05 }
 */
export function parseSubset(text: string): Subset {
  const share = /^\s*(?:(.+?)\s+)?(\d+(?:\.\d+)?)\s*%\s*$/.exec(text)
  if (share !== null) {
    const part = Number(share[2]) / 100
    if (!(part > 0 && part <= 1))
      throw new MirrorwardError('bad-option', 'a subset is a share above 0 % and up to 100 %')
    return { kind: 'share', share: part, ...(share[1] !== undefined && { table: bare(share[1]) }) }
  }
  const where = /^\s*(`[^`]+`|\S+)\s+where\s+(.+)$/is.exec(text)
  if (where === null)
    throw new MirrorwardError('bad-option', "a subset is '10%', 'TABLE 10%' or 'TABLE where CONDITION'")
  return { kind: 'where', table: bare(where[1]!), where: parseExpression(where[2]!) }
}

function bare(name: string): string {
  return name.replace(/^`(.*)`$/, '$1')
}
