import { wilsonInterval } from '../../../src/math/index.js'
import { type CourseView, courseViews } from '../courses/course-views.js'
import { unseenCourses } from '../courses/unseen-courses.js'
import type { LinkedContext, LinkedMetric } from '../linked-metric.js'
import { longestRuns, wholeSets } from './row-keys.js'

/** Whole histories of training people in the release. */
export const copiedHistories: LinkedMetric = {
  id: 'privacy.copied-histories',
  title: 'Copied histories',
  question: "Does the release hold a training person's whole history?",
  reading:
    "Share of synthetic people with two rows or more in a table whose whole set of rows there equals a training person's, numbers as coarse as declared; of several tables the one furthest above what unseen people show. One is one too many where unseen people have none. The longest run of consecutive equal rows stands beside it.",
  goal: 'minimise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute(context) {
    const found = courseViews(context.train).flatMap((view) => copiesOf(context, view))
    const [worst] = [...found].sort((a, b) => b.share - b.unseen - (a.share - a.unseen))
    if (worst === undefined) return { status: 'skipped', reason: 'no synthetic person has two rows' }
    const { copied, people, share } = worst
    return {
      status: 'ok',
      value: share,
      interval: copied === 0 ? [0, 0] : wilsonInterval({ successes: copied, trials: people }),
      detail: {
        tables: found.map(({ view, ...counts }) => ({
          name: view.table,
          ...counts,
          ...(context.brief ? {} : runsOf(context, view)),
        })),
      },
    }
  },
}

function copiesOf(context: LinkedContext, view: CourseView) {
  const known = new Set(wholeSets(view.of(context.train), view).filter((set) => set !== undefined))
  const countOf = (sets: readonly (string | undefined)[]) => {
    const whole = sets.filter((set) => set !== undefined)
    const copied = whole.filter((set) => known.has(set)).length
    return { copied, people: whole.length, share: whole.length === 0 ? 0 : copied / whole.length }
  }
  const own = countOf(wholeSets(view.of(context.synthetic), view))
  const unseen = countOf(wholeSets(unseenCourses(context, view), view)).share
  return own.people === 0 ? [] : [{ view, ...own, unseen }]
}

function runsOf(context: LinkedContext, view: CourseView) {
  const train = view.of(context.train)
  const longest = (runs: Uint32Array) => runs.reduce((most, run) => Math.max(most, run), 0)
  return {
    longestRun: {
      synthetic: longest(longestRuns(view.of(context.synthetic), train, view)),
      unseen: longest(longestRuns(unseenCourses(context, view), train, view)),
    },
  }
}
