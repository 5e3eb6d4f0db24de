import type { Policy } from './policy.js'

const ours = 'no published threshold; mirrorward default, to be set by whoever decides'
const people = 'nobody more than chance shows of unseen people; mirrorward default'
const nothing = 'nothing that rounding and shuffling would not take away; mirrorward default'
const disclosure =
  'no published threshold for what an attack gains on people learnt from over unseen ones; mirrorward default, to be set by whoever decides'

/** Of people's own rows: how many an attacker finds again. */
const found = {
  question: 'private',
  atMost: 1 / 11,
  optional: true,
  widest: 0.05,
  source: 'EMA Policy 0070 and Health Canada PRCI: re-identification risk at most 0.09',
} as const

/** Of what goes together: a table of independent columns must miss it, or meeting it says nothing. */
const related = { beyond: 'independent-marginals', widest: 0.05, source: ours } as const

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
    { metric: 'validity.keys', question: 'possible', atLeast: 0.99, widest: 0.05, source: ours },
    {
      metric: 'validity.found-relations',
      ...{ question: 'possible', atLeast: -0.01, relativeTo: 'unseen-real', widest: 0.05, source: ours },
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
    { metric: 'fidelity.lost-relations', question: 'faithful', atMost: 0, ...related },
    {
      metric: 'fidelity.kept-relations',
      ...{ question: 'faithful', atLeast: -0.1, relativeTo: 'unseen-real' },
      ...{ ...related, widest: 0.15 },
    },
    {
      metric: 'fidelity.total-variation-3',
      ...{ question: 'faithful', atMost: 0.05, relativeTo: 'unseen-real', ...related },
    },
    { metric: 'fidelity.c2st', question: 'faithful', atMost: 0.65, ...related, widest: 0.1 },
    {
      metric: 'fidelity.digits',
      question: 'faithful',
      atMost: 0.15,
      relativeTo: 'unseen-real',
      widest: 0.1,
      source: ours,
    },
    // Of coarser rows alone: faithful to what was made coarser is not faithful to what was there.
    {
      metric: 'fidelity.original-pairs',
      ...{ question: 'faithful', atLeast: -0.1, relativeTo: 'unseen-real', optional: true, widest: 0.05, source: ours },
    },
    { metric: 'utility.tstr', question: 'useful', atLeast: 0.8, ...related, widest: 0.15 },
    { metric: 'utility.subgroups', question: 'useful', atLeast: 0.8, ...related, widest: 0.15 },
    { metric: 'utility.lost-effects', question: 'useful', atMost: 0, ...related },
    {
      metric: 'privacy.exact-copies',
      question: 'private',
      atMost: 0.005,
      relativeTo: 'unseen-real',
      widest: 0.02,
      source: 'as many copies as unseen real rows have, and half a per cent; mirrorward default',
    },
    { metric: 'privacy.exposed-people', question: 'private', atMost: 0, widest: 0.5, source: people },
    { metric: 'privacy.rare-values', question: 'private', atMost: 0, widest: 0.5, source: people },
    { metric: 'privacy.row-order', question: 'private', atMost: 0, widest: 0.5, source: nothing },
    { metric: 'privacy.low-digits', question: 'private', atMost: 0, widest: 0.5, source: nothing },
    {
      metric: 'privacy.membership-ensemble',
      ...{ question: 'private', atMost: 0.55, leftTo: 'privacy.membership-refit', widest: 0.06, source: ours },
    },
    // At depth quick, of a table made elsewhere, or where a fit takes long, there are no refits.
    {
      metric: 'privacy.membership-refit',
      ...{ question: 'private', atMost: 0.55, optional: true, widest: 0.03, source: ours },
    },
    { metric: 'privacy.singling-out', question: 'private', atMost: 0.1, widest: 0.1, source: disclosure },
    { metric: 'privacy.linkability', question: 'private', atMost: 0.1, widest: 0.1, source: disclosure },
    // Of releases of people's own rows alone.
    { metric: 'privacy.record-linkage', ...found },
    { metric: 'privacy.record-linkage-known', ...found },
    {
      metric: 'privacy.homogeneous-classes',
      ...{ question: 'private', atMost: 0, optional: true, widest: 0.05 },
      source: 'no class tells a secret more often than classes drawn at random; mirrorward default',
    },
    { metric: 'privacy.inference', question: 'private', atMost: 0.1, widest: 0.1, source: disclosure },
  ],
}
