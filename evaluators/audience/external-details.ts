import { z } from 'zod'
import { columnKinds } from '../../src/table/index.js'
import type { ColumnComparison } from '../evaluation.js'
import { digitSigns } from '../fidelity/digit-questions.js'
import { testKinds } from '../privacy/exposed/beyond-chance.js'
import { coarseDistribution } from './coarse-distribution.js'
import { fewestRows, isEnough, type KnownNames } from './known-names.js'
import { roundCurve } from './round-curve.js'

/**
 * Of each metric's `detail` what an outsider may see, as shapes that keep the listed keys and drop all others. A metric
 * without a shape shows its value and no detail; an entry of a list that does not fit its shape is left out.
 */
export function externalDetails({ trainRows, isColumn, isGroup }: KnownNames): Readonly<Record<string, z.ZodType>> {
  const column = z.string().refine(isColumn)
  const group = z.string().refine(isGroup)
  const columns = z.array(column)
  const leaking = fitting(z.object({ name: column, by: z.enum(['missing cells', 'values', 'follow-up time']) }))
  const marginals = z.object({
    marginals: number,
    of: number,
    byChance: number,
    worst: fitting(z.object({ columns, distance: number, byChance: number })),
  })
  const validity = z.object({
    rows: number,
    checked: number,
    violations: fitting(z.object({ name: column, rows: number })),
  })
  const fate = z.enum(['kept', 'weakened', 'lost', 'reversed'])
  const fates = z.object({ kept: number, weakened: number, lost: number, reversed: number }).optional()
  const relations = z.object({
    ...{ pairs: number, clear: number, fates },
    worst: fitting(
      z.object({
        names: z.tuple([group, group]),
        real: number,
        synthetic: number.nullable(),
        fate,
        isSure: z.boolean(),
      }),
    ),
  })
  const outcome = z.string().refine((text) => isColumn(text) || isPair(text, isColumn))
  const attack = z.object(attackShape)
  const disclosure = z.object({ disco: number, dcap: number, tcap: number, replicatedUniques: number })
  const groupSizes = fitting(z.object({ below: number, trainRows: number, syntheticRows: number }))

  return {
    'validity.bounds': validity,
    'validity.levels': validity,
    'validity.keys': validity,
    'validity.rules': validity,
    'validity.relations': validity,
    'validity.found-relations': validity,
    'validity.precision': validity,
    'fidelity.shape': z.object({ columns: atLeastOne(fitting(shapeOf(column, trainRows))) }),
    'fidelity.pair-trends': z.object({ columns, real: matrix, synthetic: matrix, score: matrix }),
    'fidelity.informative-pairs': z.object({
      pairs: number,
      worst: fitting(z.object({ columns, weight: number, score: number })),
    }),
    'fidelity.blocks': z.object({
      blocks: fitting(z.object({ columns, real: number, synthetic: number, interval })),
      of: number,
    }),
    'fidelity.lost-relations': relations,
    'fidelity.kept-relations': relations,
    'fidelity.total-variation-2': marginals,
    'fidelity.total-variation-3': marginals,
    'fidelity.rare-levels': z.object({ asked: number, lost: fitting(z.object({ column, levels: number })) }),
    'fidelity.tails': z.object({
      tails: fitting(z.object({ column, end: z.enum(['low', 'high']), real: number, synthetic: number })),
    }),
    'fidelity.subgroups': z.object({ groups: fitting(z.object({ name: group, rows: enough, score: number })) }),
    'fidelity.survival': z.object({ pairs: atLeastOne(fitting(survivalOf(column, trainRows))) }),
    'fidelity.alpha-precision': sizes,
    'fidelity.beta-recall': sizes,
    'fidelity.density': sizes,
    'fidelity.coverage': sizes,
    'fidelity.pmse-ratio': sizes,
    'fidelity.c2st': z.object({
      rowsOfEachSide: number,
      columns: fitting(z.object({ name: column, drop: number })),
      people: columns.optional(),
    }),
    'fidelity.digits': z.object({
      rowsOfEachSide: number,
      columns: fitting(z.object({ name: column, sign: z.enum(digitSigns), distance: number, byChance: number })),
    }),
    'utility.tstr': z.object({
      outcomes: fitting(
        z.object({
          outcome: column,
          task: z.enum(['classification', 'regression']),
          testRows: enough,
          leaking,
          learners: fitting(learner),
          kept: loss.nullable().optional(),
          subgroups: fitting(z.object({ name: group, rows: enough, synthetic: number, real: number, loss })),
        }),
      ),
    }),
    'utility.every-column': z.object({
      ...{ rows: number, predictable: number },
      columns: fitting(z.object({ name: column, real: number, synthetic: number, loss, from: columns })),
    }),
    'utility.subgroups': z.object({ groups: number, outcomes: number }),
    'utility.importance': z.object({
      outcomes: fitting(
        z.object({
          outcome: column,
          agreement: number,
          columns: fitting(z.object({ name: column, real: number, synthetic: number })),
        }),
      ),
    }),
    'utility.concordance': z.object({
      pairs: fitting(
        z.object({
          ...{ time: column, event: column, testRows: enough, leaking },
          ...{ synthetic: number, real: number.nullable(), augmented: number.nullable(), loss: loss.nullable() },
        }),
      ),
    }),
    'utility.replication': z.object({
      models: fitting(
        z.object({
          outcome,
          model: z.enum(['logistic', 'linear', 'cox']),
          leaking,
          leftOut: fitting(group),
          terms: fitting(
            z.object({
              ...{ term: group, real: coefficient, synthetic: coefficient.nullable() },
              ...{ overlap: number, covered: z.boolean() },
            }),
          ),
        }),
      ),
      clearTerms: number,
      sameSign: number,
      lostTerms: number.optional(),
      weakenedTerms: number.optional(),
      coverage: rate,
    }),
    'utility.lost-effects': z.object({
      ...{ terms: number, clear: number, fates },
      worst: fitting(
        z.object({
          ...{ outcome, model: z.enum(['logistic', 'linear', 'cox']), term: group },
          ...{ real: number, synthetic: number.nullable(), fate, isSure: z.boolean() },
        }),
      ),
    }),
    'privacy.exact-copies': z.object({ rows: number, ofTrain: number, ofHoldout: number, holdoutRows: number }),
    'privacy.exposed-people': z.object({
      exposed: z.object({ train: number, unseen: number }),
      p: number,
      tests: fitting(z.object({ kind: z.enum(testKinds), train: number, unseen: number, expected: number, p: number })),
    }),
    'privacy.rare-values': z.object({ minCount: number, numbers: rareFound, levels: rareFound }),
    'privacy.row-order': z.object({ correlation: number, unseen: number, p: number }),
    'privacy.low-digits': z.object({
      checked: number,
      finer: fitting(z.object({ column, rows: number, on: column.nullable(), p: number, even: z.boolean() })),
    }),
    'privacy.dcr-share': z.object({ queries: number, rowsOfEachSide: number }),
    'privacy.c2st-gap': z.object({ againstUnseen: number, againstTrain: number, rowsOfEachSide: number }),
    'privacy.membership-dcr': attack,
    'privacy.membership-dcr-difference': attack,
    'privacy.membership-ensemble': z.object({ ...attackShape, attacks: fitting(oneAttack), isolated: oneAttack }),
    'privacy.membership-f1': z.object({
      ...{ members: number, nonMembers: number, truePositiveRate: number, falsePositiveRate: number },
      samplingFraction: number,
      byFraction: fitting(z.object({ fraction: number, relativeF1: number })),
    }),
    'privacy.membership-refit': z.object({
      ...{ refits: number, blind: rate },
      attacks: fitting(z.object({ name: z.enum(attackNames), value: number, interval })),
    }),
    'privacy.shadow-membership': z.object({ shadows: number, epsilonLowerBound: number, epsilonCeiling: number }),
    'privacy.singling-out': z.object({
      ...risk,
      kinds: fitting(z.object({ kind: z.enum(['univariate', 'multivariate']), attack: guesses, control: guesses })),
    }),
    'privacy.linkability': z.object({ ...risk, halves: z.array(columns), neighbours: number }),
    'privacy.inference': z.object({
      ...risk,
      known: columns,
      secrets: fitting(
        z.object({
          ...{ secret: column, attack: z.enum(['nearest row', 'boosted trees']), onTrain: number, onHoldout: number },
          ...{ value: number, interval },
        }),
      ),
    }),
    'privacy.attribute-disclosure': z.object({
      keys: columns,
      secrets: fitting(z.object({ secret: column, train: disclosure, holdout: disclosure })),
      kMap: fitting(z.object({ below: number, rows: number })),
    }),
    'privacy.replicated-uniques': z.object({
      ...{ keys: columns, rows: number, unique: number, replicated: number, syntheticRows: number },
      ofHoldout: z.object({ rows: number, replicated: number }),
      groups: groupSizes,
    }),
    'privacy.records-at-risk': z.object({ records: number, syntheticRows: number }),
  }
}

const number = z.number()
const interval = z.tuple([number, number])
const rate = z.object({ value: number, interval })
const enough = number.min(fewestRows)
const sizes = z.object({ rowsOfEachSide: number, neighbours: number.optional() })
const loss = z.object({ value: number, interval })
const matrix = z.array(z.array(number.nullable()))
const coefficient = z.object({ coefficient: number, low: number, high: number })
const guesses = z.object({ successes: number, attempts: number })
const guessed = z.object({ value: number, interval, attempts: number, successes: number })
const reappearing = z.object({ rare: number, released: number })
const rareFound = z.object({
  ...{ train: reappearing, unseen: reappearing, p: number },
  single: z.object({ released: number, expected: number }),
})
const risk = { attack: guessed, control: guessed, baseline: guessed, minimumDetectable: number }

const attackShape = {
  ...{ members: number, nonMembers: number, minimumDetectable: number },
  ...{ truePositiveRateAt1: rate, truePositiveRateAt01: rate, roc: z.array(z.tuple([number, number])) },
}

const attackNames = [
  ...['distance', 'calibrated distance', 'neighbour share', 'rows in ball', 'density ratio', 'local likelihood'],
  ...['classifier', 'generator likelihood', 'most isolated 5 %', 'cell ratio', 'together'],
]

const oneAttack = z.object({
  name: z.enum(attackNames),
  skipped: z.string().optional(),
  area: number.optional(),
  interval: interval.optional(),
  truePositiveRateAt1: rate.optional(),
  members: number.optional(),
  nonMembers: number.optional(),
})

const scores = z.object({
  score: number,
  interval,
  rootMeanSquaredError: number.optional(),
  averagePrecision: number.optional(),
  brierScore: number.optional(),
  calibrationError: number.optional(),
  calibration: fitting(z.tuple([number, number, enough])).optional(),
})

const learner = z.object({
  learner: z.enum(['boosting', 'forest', 'logistic', 'linear']),
  synthetic: scores.nullable(),
  real: scores.nullable(),
  augmented: scores.nullable(),
  loss: loss.nullable(),
})

/** A list of the entries that fit; the others are left out. */
function fitting<Shape extends z.ZodType>(shape: Shape) {
  return z.array(z.unknown()).transform((list): z.output<Shape>[] =>
    list.flatMap((entry) => {
      const parsed = shape.safeParse(entry)
      return parsed.success ? [parsed.data] : []
    }),
  )
}

/** Without an entry there is no detail, and the report has no section with nothing in it. */
function atLeastOne<Entry>(list: z.ZodType<Entry[]>) {
  return list.refine(({ length }) => length > 0)
}

function shapeOf(column: z.ZodType<string>, trainRows: number) {
  const distribution = z.discriminatedUnion('type', [
    z.object({
      type: z.literal('histogram'),
      edges: z.array(number).min(2),
      real: z.array(number),
      synthetic: z.array(number),
    }),
    z.object({
      type: z.literal('bars'),
      levels: z.array(z.string()),
      real: z.array(number),
      synthetic: z.array(number),
    }),
  ])
  return z
    .object({
      name: column,
      kind: z.enum(columnKinds),
      statistic: z.enum(['KS complement', 'TV complement']),
      score: number,
      unseenScore: number.nullable(),
      missing: z.object({ real: number, synthetic: number }),
      distribution,
    })
    .transform((comparison): ColumnComparison | undefined => {
      const { kind, missing } = comparison
      const rows = (1 - missing.real) * trainRows
      const coarse = coarseDistribution(comparison.distribution, { rows, isTime: kind === 'datetime' })
      if (coarse === null) return undefined
      const real = isEnough(missing.real, trainRows) ? missing.real : 0
      return { ...comparison, missing: { ...missing, real }, distribution: coarse }
    })
    .refine((comparison) => comparison !== undefined)
}

/** Of a curve only round times, and no curve where its end may be fewer than five people. */
function survivalOf(column: z.ZodType<string>, trainRows: number) {
  // The curve ends where a tenth of the training rows are still followed.
  const isLarge = isEnough(0.1, trainRows)
  const point = z.tuple([number, number, number, number])
  const curve = z.array(point).transform(roundCurve)
  const threeDigits = number.transform((value) => Number(value.toPrecision(3)))
  return z
    .object({
      ...{ time: column, event: column, gap: number, logRank: number, real: curve, synthetic: curve },
      restrictedMean: z.object({ real: threeDigits, synthetic: threeDigits }),
    })
    .refine(() => isLarge)
}

/** A text of two columns, as regressions of follow-up are called: "death by days". */
function isPair(text: string, isColumn: (text: string) => boolean): boolean {
  for (let at = text.indexOf(' by '); at >= 0; at = text.indexOf(' by ', at + 1))
    if (isColumn(text.slice(0, at)) && isColumn(text.slice(at + 4))) return true
  return false
}
