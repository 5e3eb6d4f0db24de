import type { PrivacyLedger } from '../src/privacy/index.js'
import type { Table } from '../src/table/index.js'
import type { FitContext, FittedModel, Model } from './model.js'

/** What every private model is told beside its own options. */
export interface PrivateOptions {
  /** All that is spent. */
  readonly epsilon: number
  /** At most 1/publicSize², and that where nothing is said. */
  readonly delta?: number | undefined
  /** About how many patients there are: a round number that somebody typed, never a count of rows. */
  readonly publicSize: number
  /** Who the patients are: the name of the study. */
  readonly patients: string
  readonly acceptWeakPrivacy?: boolean
}

/** A model that knows of real rows only what mechanisms of `src/privacy` let go, every one charged to a ledger beforehand. */
export interface PrivateModel<Options extends PrivateOptions = PrivateOptions> extends Model<Options> {
  /** `fit` with a ledger that other releases count with: what is left of it is spent. */
  fitPrivately(
    train: Table,
    request: { readonly context: FitContext<Options>; readonly ledger: PrivacyLedger },
  ): Promise<FittedModel>
}
