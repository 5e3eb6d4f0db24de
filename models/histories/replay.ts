import { type RowLayout, type Step, stepsOf } from '../linked-rows/index.js'
import type { CourseStates } from './course.js'
import type { Moment } from './feature-sheet.js'
import type { History } from './history.js'

/** Goes through known rows as they would be drawn, and stops where features can be read. O(rows × columns). */
export function replay(
  layout: RowLayout,
  { columns, times, gaps }: CourseStates,
  { history, visit }: { readonly history: History; readonly visit: (step: Step, moment: Moment) => void },
): void {
  for (const step of stepsOf(layout)) {
    const { people, rows } = step
    for (let at = 0; at < rows.length; at++) history.begin(people[at]!, rows[at]!)
    visit(step, 'before-time')
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at]!
      history.setTime(people[at]!, times[row]!, layout.indexOf[row] === 0 ? -1 : gaps[row]!)
    }
    visit(step, 'after-time')
    history.end(step, { states: columns })
  }
}
