import type { Issue } from '../../errors.js'
import { faultShare } from './kind-guess.js'
import { shareOfRows, type TextProfile } from './text-profile.js'

/** Laboratories mark what is too high or too low: 12.3 H, 5.1 LL, 7.2*, 3.4 ↓. */
const flagged = /^[-+−]?\d+(?:[.,]\d+)?\s*(HH?|LL?|\*{1,3}|!|[↑↓])$/
const plain = /^[-+−]?\d+(?:[.,]\d+)?$/

/** Where numbers have flags in some rows and none in others: what a person has to do, for the flag cannot be learnt with them. */
export function flaggedNumbers(column: string, profile: TextProfile): Issue[] {
  const flags = new Set(profile.texts.flatMap((text) => flagged.exec(text.trim())?.[1] ?? []))
  if (flags.size === 0) return []
  const share = shareOfRows(profile, (text) => flagged.test(text.trim()))
  const bare = shareOfRows(profile, (text) => plain.test(text.trim()))
  const rows = Math.round(share * (profile.rowCount - profile.missing))
  if (rows < 2 || bare === 0 || bare + share < faultShare) return []
  const listed = [...flags].sort().slice(0, 3).join(', ')
  const message = `flags after the numbers of ${rows} rows (${listed}): not read as numbers; put flags into a column of their own`
  return [{ message, column }]
}
