import { parseDatetime } from '../cells/datetime.js'
import { faultShare, faults, guess, type KindGuess } from './kind-guess.js'
import { shareOfRows, type TextProfile } from './text-profile.js'

/** A column whose cells, or nearly all, are dates. */
export function guessDatetime(name: string, profile: TextProfile): KindGuess | undefined {
  const isDate = (text: string) => !Number.isNaN(parseDatetime(text.trim()))
  if (shareOfRows(profile, isDate) < faultShare) return undefined
  const format = profile.texts.some((text) => isDate(text) && text.trim().length > 10) ? 'datetime' : 'date'
  const message = 'not a date of the calendar, unlike the rest of the column'
  const warnings = faults(name, profile, { passes: isDate, message })
  return guess({ kind: 'datetime', format }, format === 'date' ? 'dates' : 'dates with a time', warnings)
}
