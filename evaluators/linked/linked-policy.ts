import type { Policy } from '../policy/policy.js'

const ours = 'no published threshold; mirrorward default, to be set by whoever decides'
const nobody = 'nobody, where unseen people show nobody; mirrorward default'

/** What several tables together are judged by where nobody brought a policy. */
export const linkedPolicy: Policy = {
  name: 'mirrorward default for linked tables',
  criteria: [
    { metric: 'validity.keys', question: 'possible', atMost: 0, widest: 0.05, source: ours },
    { metric: 'validity.static', question: 'possible', atMost: 0, widest: 0.05, source: ours },
    {
      metric: 'validity.after-end',
      question: 'possible',
      atMost: 0,
      relativeTo: 'unseen-real',
      widest: 0.05,
      source: ours,
    },
    {
      metric: 'validity.same-time',
      question: 'possible',
      atMost: 0.01,
      relativeTo: 'unseen-real',
      widest: 0.05,
      source: ours,
    },
    {
      metric: 'validity.courses',
      question: 'possible',
      atMost: 0.005,
      relativeTo: 'unseen-real',
      optional: true,
      widest: 0.05,
      source: ours,
    },
    { metric: 'fidelity.c2st-histories', question: 'faithful', atMost: 0.75, widest: 0.1, source: ours },
    { metric: 'fidelity.c2st-pairs', question: 'faithful', atMost: 0.7, widest: 0.1, source: ours },
    {
      metric: 'fidelity.autocorrelation',
      question: 'faithful',
      atMost: 0.1,
      relativeTo: 'copy-of-train',
      widest: 0.1,
      source: ours,
    },
    {
      metric: 'utility.trajectory',
      question: 'useful',
      atLeast: -0.05,
      relativeTo: 'copy-of-train',
      widest: 0.1,
      source: ours,
    },
    {
      metric: 'privacy.copied-histories',
      question: 'private',
      atMost: 0,
      relativeTo: 'unseen-real',
      widest: 0.02,
      source: nobody,
    },
    {
      metric: 'privacy.membership-histories',
      ...{ question: 'private', atMost: 0.6, leftTo: 'privacy.membership-refit-histories', widest: 0.1, source: ours },
    },
    // At depth deep alone: it fits the model ten times.
    {
      metric: 'privacy.membership-refit-histories',
      ...{ question: 'private', atMost: 0.6, optional: true, widest: 0.05, source: ours },
    },
    { metric: 'privacy.unique-course', question: 'private', atMost: 0.1, widest: 0.1, source: ours },
    { metric: 'privacy.singling-out-histories', question: 'private', atMost: 0.1, widest: 0.1, source: ours },
    { metric: 'privacy.linkability-histories', question: 'private', atMost: 0.1, widest: 0.1, source: ours },
  ],
}
