import { riskResult } from '../../privacy/risks/residual-risk.js'
import { courseViews } from '../courses/course-views.js'
import type { Courses } from '../courses/courses.js'
import type { LinkedMetric } from '../linked-metric.js'

/** Singling out by how often and when somebody came. */
export const uniqueCourse: LinkedMetric = {
  id: 'privacy.unique-course',
  title: 'Singled out by counts and times',
  question: 'Can somebody be singled out by how often and when they came?',
  reading:
    'Number of rows, first gap and last gap that only one training person has: how many of these the release has too, beyond how many it has of those that only one holdout person has; 0 is no risk of this kind, 1 certain. Of several tables the riskiest. The attacker knows the schedule of visits alone.',
  goal: 'minimise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute({ train, holdout, synthetic }) {
    const results = courseViews(train).flatMap((view) => {
      if (!view.hasTime) return []
      const [own, unseen, made] = [train, holdout, synthetic].map((tables) => schedules(view.of(tables)))
      const released = new Set(made)
      const guesses = (people: readonly string[]) => {
        const unique = onlyOnce(people)
        return { attempts: unique.length, successes: unique.filter((schedule) => released.has(schedule)).length }
      }
      const result = riskResult(
        { attack: guesses(own!), control: guesses(unseen!), baseline: { attempts: 1, successes: 0 } },
        { table: view.table },
      )
      return result.status === 'ok' ? [result] : []
    })
    const [worst] = results.sort((a, b) => b.value - a.value)
    return worst ?? { status: 'skipped', reason: 'nobody has a schedule of visits of their own' }
  },
}

/** Of people with two rows or more: how many, and the first and the last gap. */
function schedules({ starts, people, times }: Courses): string[] {
  return Array.from({ length: people }, (_, person) => {
    const own = times!.slice(starts[person]!, starts[person + 1]!).filter((time) => !Number.isNaN(time))
    return own.length < 2 ? null : `${own.length} ${own[1]! - own[0]!} ${own.at(-1)! - own.at(-2)!}`
  }).filter((schedule) => schedule !== null)
}

function onlyOnce(schedules: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const schedule of schedules) counts.set(schedule, (counts.get(schedule) ?? 0) + 1)
  return [...counts].filter(([, count]) => count === 1).map(([schedule]) => schedule)
}
