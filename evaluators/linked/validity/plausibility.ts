import { wilsonInterval } from '../../../src/math/index.js'
import type { LinkedMetric } from '../linked-metric.js'
import { subcategories } from '../plausibility/check.js'
import { sexChecks } from '../plausibility/sex-checks.js'
import { temporalChecks } from '../plausibility/temporal-checks.js'
import { valueChecks } from '../plausibility/value-checks.js'

/** Kahn's plausibility, by checks that bear the names of DataQualityDashboard: in time, and of values. */
export const plausibility: LinkedMetric = {
  id: 'validity.plausibility',
  title: 'Plausibility checks',
  question: 'Is what is said of people plausible?',
  reading:
    'Share of the answers, over all rows and checks, that are not plausible: something before birth or after death, an end before its beginning, a record before its visit, an amount that no training person comes near, a code of one sex in a person of the other. Real people violate too: it should be what unseen people show. It does not ask whether what is plausible is true.',
  goal: 'minimise',
  range: [0, 1],
  cost: 'cheap',
  version: 1,
  compute({ train, holdout, synthetic, brief }) {
    const checks = [...temporalChecks(train), ...valueChecks(train), ...sexChecks(train)]
    if (checks.length === 0)
      return { status: 'skipped', reason: 'no column can be checked for plausibility', nothingToTest: true }
    const answers = checks.map((check) => check.ask(synthetic))
    const trials = answers.reduce((sum, { of }) => sum + of, 0)
    if (trials === 0) return { status: 'skipped', reason: 'no row can be checked for plausibility' }
    const violations = answers.reduce((sum, each) => sum + each.violations, 0)
    const told = brief
      ? []
      : checks.map(({ ask, name, table, column, against }, index) => ({
          ...{ check: name, subcategory: subcategories[name], table, column, ...(against && { against }) },
          ...{ real: ask(train), synthetic: answers[index]!, unseen: ask(holdout) },
        }))
    return {
      status: 'ok',
      value: violations / trials,
      interval: wilsonInterval({ successes: violations, trials }),
      detail: { violations, trials, checks: told },
    }
  },
}
