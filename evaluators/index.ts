export { externalEvaluation } from './audience/external-evaluation.js'
export { buildEvaluation, type EvaluationParts } from './build-evaluation.js'
export { metrics } from './catalogue.js'
export {
  type ComparedMetric,
  type ComparedRelease,
  type Comparison,
  compareEvaluations,
} from './comparison/compare-evaluations.js'
export {
  type Frontier,
  type FrontierPoint,
  type FrontierValue,
  frontierOf,
  frontierOthers,
  frontierRisks,
  frontierUses,
} from './comparison/frontier.js'
export type { NamedEvaluation } from './comparison/named-evaluation.js'
export type { Difference } from './comparison/protocol-differences.js'
export {
  assessRisk,
  type Intersection,
  intersectReleases,
  type ReleasedTable,
  type RiskAssessment,
  type RiskOptions,
} from './disclosure/index.js'
export { type EvaluateOptions, evaluate } from './evaluate.js'
export type {
  AttackDetail,
  Audience,
  ColumnComparison,
  ConcordanceDetail,
  Distribution,
  EffectsDetail,
  Evaluation,
  EvaluationInput,
  ImportanceDetail,
  OutcomeUtility,
  PairDetail,
  PredictionScores,
  Recipe,
  RelationsDetail,
  ReplicatedTerm,
  ReplicationDetail,
  RiskDetail,
  ShapeDetail,
  SubgroupDetail,
  UtilityDetail,
} from './evaluation.js'
export { type ClearRelations, clearRelations } from './fidelity/clear-relations.js'
export { relationLoss } from './fidelity/relation-loss.js'
export { type TwoSampleResult, twoSampleTest } from './fidelity/two-sample-test.js'
export { outcomesOf } from './learning/outcomes.js'
export { presumedPeople } from './learning/presumed-people.js'
export type { LeakingColumn } from './learning/target-leakage.js'
export { linkedMetrics } from './linked/catalogue.js'
export { type CourseBand, type DrawnCourses, drawnCourses } from './linked/courses/drawn-courses.js'
export { type EvaluatePeopleOptions, evaluatePeople } from './linked/evaluate-people.js'
export {
  externalLinkedEvaluation,
  type LinkedEvaluation,
  type LinkedMapEntry,
  toOutsiders,
} from './linked/linked-evaluation.js'
export type { LinkedContext, LinkedMetric } from './linked/linked-metric.js'
export { linkedPolicy } from './linked/linked-policy.js'
export type {
  ControlName,
  EvaluationContext,
  Interval,
  LinkedControlName,
  Metric,
  MetricRecord,
  MetricResult,
} from './metric.js'
export { parseAnyEvaluation, parseEvaluation } from './parse-evaluation.js'
export { defaultPolicy } from './policy/default-policy.js'
export type { CriterionStatus, JudgedCriterion, Verdict } from './policy/judge.js'
export { judge } from './policy/judge.js'
export { type Criterion, type Policy, parsePolicy } from './policy/policy.js'
export {
  type AuditBound,
  type Audited,
  type AuditGame,
  distinguishingGame,
  type GameResult,
  oneRunAudit,
  type PrivacyAudit,
  type ReplayFault,
  replayFaults,
} from './privacy/audit/index.js'
export { type RecordsAtRisk, recordsAtRisk } from './privacy/records-at-risk.js'
export { peopleAtRandom } from './table-sample.js'
export { type PooledReplicationOptions, type PooledTerm, pooledReplication } from './utility/pooled-replication.js'
