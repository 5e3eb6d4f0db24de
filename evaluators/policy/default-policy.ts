import type { Policy } from './policy.js'

const ours = 'no published threshold; mirrorward default, to be set by whoever decides'
const disclosure = 'EMA Policy 0070 and Health Canada PRCI: re-identification risk at most 0.09'
const people = 'nobody more than chance shows of unseen people, at one in a hundred; mirrorward default'

/** Where nobody brought a policy. Thresholds are editable: `--policy policy.yaml`. */
export const defaultPolicy: Policy = {
  name: 'mirrorward default',
  criteria: [
    { metric: 'validity.bounds', question: 'possible', atLeast: 0.99, widest: 0.05, source: ours },
    { metric: 'validity.levels', question: 'possible', atLeast: 0.99, widest: 0.05, source: ours },
    {
      metric: 'validity.rules',
      question: 'possible',
      atLeast: -0.01,
      relativeTo: 'unseen-real',
      widest: 0.05,
      source: ours,
    },
    { metric: 'validity.relations', question: 'possible', atLeast: 0.99, widest: 0.05, source: ours },
    {
      metric: 'fidelity.shape',
      question: 'faithful',
      atLeast: -0.02,
      relativeTo: 'unseen-real',
      widest: 0.05,
      source: ours,
    },
    {
      metric: 'fidelity.subgroups',
      question: 'faithful',
      atLeast: -0.05,
      relativeTo: 'unseen-real',
      widest: 0.05,
      source: ours,
    },
    { metric: 'fidelity.c2st', question: 'faithful', atMost: 0.65, widest: 0.1, source: ours },
    {
      metric: 'utility.tstr',
      question: 'useful',
      atLeast: -0.05,
      relativeTo: 'copy-of-train',
      widest: 0.05,
      source: ours,
    },
    {
      metric: 'privacy.exact-copies',
      question: 'private',
      atMost: 0.005,
      relativeTo: 'unseen-real',
      widest: 0.02,
      source: 'as many copies as unseen real rows have, and half a per cent; mirrorward default',
    },
    { metric: 'privacy.exposed-people', question: 'private', atMost: 0, widest: 0.5, source: people },
    { metric: 'privacy.membership-ensemble', question: 'private', atMost: 0.55, widest: 0.06, source: ours },
    { metric: 'privacy.singling-out', question: 'private', atMost: 0.09, widest: 0.1, source: disclosure },
    { metric: 'privacy.linkability', question: 'private', atMost: 0.09, widest: 0.1, source: disclosure },
    { metric: 'privacy.inference', question: 'private', atMost: 0.09, widest: 0.1, source: disclosure },
  ],
}
