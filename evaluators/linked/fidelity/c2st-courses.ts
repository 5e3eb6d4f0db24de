import type { LinkedMetric } from '../linked-metric.js'
import { historiesResult } from './people-tests.js'

/** The test of histories without people's own columns. */
export const c2stCourses: LinkedMetric = {
  id: 'fidelity.c2st-courses',
  title: 'Courses told apart',
  question:
    'Can a strong classifier tell what happened to synthetic people from what happened to real ones, not knowing who they are?',
  reading:
    'The test of histories without the columns of the table of people. Where it is near one half and the test of histories is not, visits are plausible and belong to the wrong people.',
  goal: 'minimise',
  range: [0, 1],
  cost: 'moderate',
  usesReference: true,
  version: 1,
  compute: (context) => historiesResult(context, { withPeople: false }),
}
