import type { PrivacyStatement } from '../src/privacy/index.js'
import type { ColumnKind, Nature, Role } from '../src/table/index.js'
import type { EffectFate } from './learning/effect-loss.js'
import type { MetricRecord } from './metric.js'
import type { Verdict } from './policy/judge.js'

/** evaluation.json: everything the report shows, and nothing it would have to compute. Plain JSON, no clock. */
export interface Evaluation {
  readonly format: 'mirrorward/evaluation'
  readonly version: 1
  /** Random id of the release, the same in its manifest, model, report and recipe. */
  readonly release?: string
  readonly title: string
  /** What kind of thing was released; synthetic in evaluations made before it was said. */
  readonly nature?: Nature
  /** `external`: without what outsiders should not have, see `externalEvaluation`; internal when absent. */
  readonly audience?: Audience
  readonly inputs: Readonly<Record<'train' | 'holdout' | 'reference' | 'synthetic', EvaluationInput>>
  /**
   * The table that was released, where every number is a twin's: the same model learnt from the training rows alone, while the
   * published one learnt from everybody. `inputs.synthetic` is then the twin's table.
   */
  readonly published?: { readonly rows: number; readonly sha256: string; readonly learntFromRows: number }
  readonly schema: {
    readonly name: string
    readonly columns: readonly { readonly name: string; readonly kind: ColumnKind; readonly role: Role }[]
  }
  /**
   * Of a differentially private release: what it promises. The numbers of the evaluation are exact ones of real patients and no
   * part of that promise; there is no external evaluation of it.
   */
  readonly privacy?: { readonly statement: Readonly<Record<'en' | 'fr', PrivacyStatement>> }
  readonly protocol: {
    /** Only in evaluations made before it stood in `internal/recipe.json` alone. */
    readonly seed?: string
    readonly split: string
    readonly notes: readonly string[]
    /** What was found in the real table before the run; messages may hold row numbers, never cells. */
    readonly warnings?: readonly { readonly code: string; readonly column?: string; readonly message: string }[]
  }
  readonly model?: Readonly<Record<string, unknown>>
  readonly results: readonly MetricRecord[]
  /** The results against a policy's thresholds; absent in evaluations made before there were policies. */
  readonly verdict?: Verdict
  /** The same metrics on the table as first drawn, when rows were drawn again because they put somebody at risk. */
  readonly before?: { readonly redrawn: number; readonly results: readonly Pick<MetricRecord, 'id' | 'result'>[] }
  /** How the table was made, or measured, without what went in and the seed. */
  readonly configuration?: Readonly<Record<string, unknown>>
  /** Only in evaluations made before recipes were files of their own. */
  readonly recipe?: Recipe
  readonly environment: Readonly<Record<string, string>>
}

/** Who may read: those who may see the real rows, or anybody. */
export type Audience = 'internal' | 'external'

/** Files by name without their folders: where they lie on somebody's machine is nobody's business. */
export interface Recipe {
  readonly command: string
  readonly files: readonly { readonly file: string; readonly sha256: string; readonly rows?: number }[]
  readonly configuration: Readonly<Record<string, unknown>>
}

export interface EvaluationInput {
  readonly rows: number
  readonly patients?: number
  /** Of the synthetic table; of real ones only in evaluations made before recipes were files of their own. */
  readonly sha256?: string
}

/** `detail` of fidelity.shape: one entry a column, worst first. Shares sum to 1 over present cells. */
export interface ShapeDetail {
  readonly columns: readonly ColumnComparison[]
}

export interface ColumnComparison {
  readonly name: string
  readonly kind: ColumnKind
  readonly statistic: 'KS complement' | 'TV complement'
  readonly score: number
  /** The same score for unseen real rows. */
  readonly unseenScore: number | null
  readonly missing: { readonly real: number; readonly synthetic: number }
  readonly distribution: Distribution
  /**
   * Of numbers: trimmed means and deviations (`summariseTable`); null where too few people have a value. Absent of datetimes and
   * levels, and in evaluations made before they were kept.
   */
  readonly moments?: Readonly<Record<'real' | 'synthetic' | 'unseen', Moments | null>>
}

export interface Moments {
  readonly mean: number
  readonly deviation: number
}

export type Distribution =
  /** `edges` has one more entry than the shares; outer bins are open, so an extreme value is never printed. */
  | {
      readonly type: 'histogram'
      readonly edges: readonly number[]
      readonly real: readonly number[]
      readonly synthetic: readonly number[]
      /** Of unseen real rows; absent in evaluations made before it was drawn. */
      readonly unseen?: readonly number[]
      /** Quantiles of present cells, each a value of five people or a round number between five and five, all tables alike: see `guardedQuantiles`. */
      readonly quantiles?: readonly {
        readonly share: number
        readonly real: number
        readonly synthetic: number
        readonly unseen: number | null
      }[]
    }
  /** Levels of fewer than 5 real people are pooled as '(rare)'. */
  | {
      readonly type: 'bars'
      readonly levels: readonly string[]
      readonly real: readonly number[]
      readonly synthetic: readonly number[]
      readonly unseen?: readonly number[]
    }

/** `detail` of fidelity.pair-trends: square matrices in the order of `columns`; null where undefined. */
export interface PairDetail {
  readonly columns: readonly string[]
  /** Association in the real table: Pearson for number pairs, Cramér's V otherwise. */
  readonly real: readonly (readonly (number | null)[])[]
  readonly synthetic: readonly (readonly (number | null)[])[]
  /** Similarity score of each pair, 1 is identical. */
  readonly score: readonly (readonly (number | null)[])[]
}

/** `detail` of fidelity.lost-relations and kept-relations: of `pairs` looked at so many are clear; those not kept, the surest first. */
export interface RelationsDetail {
  readonly pairs: number
  readonly clear: number
  /** How many of the clear ones have which fate; absent in evaluations made before they were counted. */
  readonly fates?: Readonly<Record<EffectFate, number>>
  readonly worst: readonly {
    /** Each a column, or `column = level`. */
    readonly names: readonly [string, string]
    /** Rank correlations. */
    readonly real: number
    readonly synthetic: number | null
    readonly fate: EffectFate
    readonly isSure: boolean
  }[]
}

/** `detail` of utility.lost-effects: clear coefficients that are not kept, the surest first. */
export interface EffectsDetail {
  readonly terms: number
  readonly clear: number
  readonly fates?: Readonly<Record<EffectFate, number>>
  readonly worst: readonly {
    readonly outcome: string
    readonly model: 'logistic' | 'linear' | 'cox'
    readonly term: string
    readonly real: number
    readonly synthetic: number | null
    readonly fate: EffectFate
    readonly isSure: boolean
  }[]
}

/** `detail` of fidelity.subgroups: the least faithful group first. */
export interface SubgroupDetail {
  readonly groups: readonly {
    readonly name: string
    readonly rows: number
    readonly score: number
    /** Absent in evaluations made before they were kept. */
    readonly syntheticRows?: number
    readonly unseenScore?: number | null
  }[]
}

/** `detail` of privacy.records-at-risk. */
export interface RiskDetail {
  readonly records: number
  readonly syntheticRows: number
  /** Absent in evaluations for outsiders. */
  readonly firstRows?: readonly number[]
  /** How much closer the nearest synthetic row is than the nearest reference row; the outer bins are open. */
  readonly distribution?: {
    readonly edges: readonly number[]
    readonly train: readonly number[]
    readonly holdout: readonly number[]
    /** Above it a record stands out: 99 % of holdout rows lie below. */
    readonly limit: number
  }
}

/** `detail` of a membership inference metric. ROC points are thinned to at most 200. */
export interface AttackDetail {
  readonly members: number
  readonly nonMembers: number
  /** The smallest area under the curve that so many records could have shown (80 % power, 5 % level). */
  readonly minimumDetectable: number
  readonly truePositiveRateAt1: { readonly value: number; readonly interval: readonly [number, number] }
  /** At 0.1 % false positives: needs a thousand non-members to mean anything. */
  readonly truePositiveRateAt01: AttackDetail['truePositiveRateAt1']
  readonly roc: readonly (readonly [falsePositiveRate: number, truePositiveRate: number])[]
}

/** `detail` of utility.tstr: one entry an outcome. Learners trained on synthetic, real and both, tested on the same holdout rows. */
export interface UtilityDetail {
  readonly outcomes: readonly OutcomeUtility[]
}

export interface OutcomeUtility {
  readonly outcome: string
  readonly task: 'classification' | 'regression'
  readonly testRows: number
  /** Columns left out because they determine the outcome by themselves. */
  readonly leaking: readonly { readonly name: string; readonly by: 'missing cells' | 'values' | 'follow-up time' }[]
  readonly learners: readonly {
    readonly learner: string
    readonly synthetic: PredictionScores | null
    readonly real: PredictionScores | null
    readonly augmented: PredictionScores | null
    readonly loss: Loss | null
  }[]
  /**
   * What boosted trees keep of their real-trained score above chance; null where real rows do not predict the outcome clearly,
   * absent in evaluations made before it was measured.
   */
  readonly kept?: Loss | null
  /** Boosted trees' score among people of one quasi-identifier's level or third, the greatest loss first. */
  readonly subgroups: readonly {
    readonly name: string
    readonly rows: number
    readonly synthetic: number
    readonly real: number
    readonly loss: Loss
  }[]
}

/** How much more the learner reaches that was trained on real rows, or another number, with an interval over resampled holdout rows. */
export interface Loss {
  readonly value: number
  readonly interval: readonly [number, number]
}

export interface PredictionScores {
  /** Area under the ROC curve, or explained share of variance. */
  readonly score: number
  readonly interval: readonly [number, number]
  /** Of numbers, in their unit. */
  readonly rootMeanSquaredError?: number
  /** Of classes: area under the precision–recall curve, mean squared error of the probabilities, and their calibration. */
  readonly averagePrecision?: number
  readonly brierScore?: number
  readonly calibrationError?: number
  readonly calibration?: readonly (readonly [predicted: number, observed: number, rows: number])[]
}

/** `detail` of utility.importance: what shuffling a column of the holdout rows takes off the score, most important first. */
export interface ImportanceDetail {
  readonly outcomes: readonly {
    readonly outcome: string
    readonly agreement: number
    readonly columns: readonly { readonly name: string; readonly real: number; readonly synthetic: number }[]
  }[]
}

/** `detail` of utility.concordance: Harrell's C on holdout rows by what the Cox model was fitted to. */
export interface ConcordanceDetail {
  readonly pairs: readonly {
    readonly time: string
    readonly event: string
    readonly testRows: number
    readonly leaking: OutcomeUtility['leaking']
    readonly synthetic: number
    readonly real: number | null
    readonly augmented: number | null
    readonly loss: Loss | null
  }[]
}

/** `detail` of utility.replication: one regression an outcome and one a time to an event. */
export interface ReplicationDetail {
  readonly models: readonly {
    readonly outcome: string
    readonly model: 'logistic' | 'linear' | 'cox'
    readonly leaking: OutcomeUtility['leaking']
    /** Terms without a finite coefficient in the training rows: not asked about. */
    readonly leftOut: readonly string[]
    readonly terms: readonly ReplicatedTerm[]
  }[]
  /** Terms whose interval in the training rows is clear of 0, and how many of them keep their sign. */
  readonly clearTerms: number
  readonly sameSign: number
  /** Of the clear terms, of how many at most a quarter is left (or none, or the opposite), and of how many more at most half. */
  readonly lostTerms?: number
  readonly weakenedTerms?: number
  /** Share of terms whose synthetic interval holds the coefficient of the training rows. */
  readonly coverage: { readonly value: number; readonly interval: readonly [number, number] }
}

export interface ReplicatedTerm {
  readonly term: string
  readonly real: Coefficient
  /** Null where the synthetic rows have no finite coefficient. */
  readonly synthetic: Coefficient | null
  readonly overlap: number
  readonly covered: boolean
}

export interface Coefficient {
  readonly coefficient: number
  readonly low: number
  readonly high: number
}
