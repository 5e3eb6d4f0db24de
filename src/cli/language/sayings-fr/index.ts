import { app } from './app.js'
import { budget } from './budget.js'
import { failures } from './failures.js'
import { linked } from './linked.js'
import { looks } from './looks.js'
import { masking } from './masking.js'
import { queries } from './queries.js'
import type { Saying } from './saying.js'
import { tables } from './tables.js'
import { usage } from './usage.js'

/** Every saying; of two that fit, the first. */
export const sayings: readonly Saying[] = [
  ...failures,
  ...masking,
  ...queries,
  ...budget,
  ...tables,
  ...linked,
  ...looks,
  ...usage,
  ...app,
]

/** A line of the library in French; the line itself where nobody has translated it. */
export function sayInFrench(line: string): string {
  const columns = /^(.+): columns? ("[^"]*"(?:, "[^"]*")*)$/.exec(line)
  if (columns?.[1] !== undefined && columns[2] !== undefined) {
    // Before the sayings, of which some end in anything.
    const said = sayInFrench(columns[1])
    const names = columns[2].split(', ')
    if (said !== columns[1]) return `${said} : ${names.length === 1 ? 'colonne' : 'colonnes'} ${columns[2]}`
  }
  for (const [english, french] of sayings)
    if (english.test(line))
      // `replace` has one signature for a text and another for a function.
      return typeof french === 'string' ? line.replace(english, french) : line.replace(english, french)
  const known = /^(.+) \(known: (.*)\)$/.exec(line)
  if (known?.[1] !== undefined) return `${sayInFrench(known[1])} (possibles : ${known[2]})`
  const doubt = /^(.+) \(did you mean "(.*)"\?\)$/.exec(line)
  if (doubt?.[1] !== undefined) return `${sayInFrench(doubt[1])} (vouliez-vous dire « ${doubt[2]} » ?)`
  return line
}
