import { namesDay, partsOfFormat } from '../../cells/datetime.js'
import { type Search, schemaOf } from './candidate.js'

/** Whether two dates, or two times of any day, can be compared; a month alone is as long as its days, and no moment is. */
export function areComparableDates(search: Search, one: string, other: string): boolean {
  const [first, second] = [schemaOf(search, one), schemaOf(search, other)]
  const areTimes = [first, second].map(({ format }) => partsOfFormat(format) === 'time')
  // A month alone is read as its first day, and no room in milliseconds is as long as every month.
  const isVague = namesDay(first.format) && !namesDay(second.format)
  return areTimes[0] === areTimes[1] && !isVague
}
