import type { Rng } from '../../src/math/index.js'
import type { LinkedSchema, LinkedTables } from '../../src/table/linked/index.js'
import type { Metric, MetricResult } from '../metric.js'

/** The linked tables a metric may look at. People are the rows of the root table; all sides hold other people. */
export interface LinkedContext {
  readonly schema: LinkedSchema
  readonly train: LinkedTables
  readonly holdout: LinkedTables
  /** Real people who are neither members nor non-members, for calibrated attacks. */
  readonly reference: LinkedTables
  readonly synthetic: LinkedTables
  readonly rng: Rng
  /** The same stream whichever tables stand in the synthetic ones' place; `rng` when absent. */
  readonly realRng?: Rng
  /** Fits the same model to other people and draws as many: attacks then run the generator themselves. Absent where a fit takes long. */
  readonly refit?: (train: LinkedTables, rng: Rng) => Promise<LinkedTables>
  /** True for controls: only the value and its interval will be kept, so details need not be computed. */
  readonly brief?: boolean
}

/** One question on several tables together. Ids are those of the reference on linked data, `family.name`. */
export interface LinkedMetric extends Omit<Metric, 'natures' | 'compute' | 'workbench' | 'drawsAs'> {
  compute(context: LinkedContext): Promise<MetricResult> | MetricResult
}
