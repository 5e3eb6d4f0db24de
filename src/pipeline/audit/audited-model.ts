import type { Audited } from '../../../evaluators/index.js'
import type { FitContext, PrivateModel, PrivateOptions } from '../../../models/index.js'
import { createRng } from '../../math/index.js'
import { observedLedger, type Recorded, replayed } from '../../privacy/audit/index.js'
import type { LedgerOptions } from '../../privacy/index.js'
import type { Schema } from '../../table/index.js'

export interface AuditedModelOptions {
  readonly model: PrivateModel
  readonly schema: Schema
  readonly options: PrivateOptions
  readonly signal?: AbortSignal | undefined
}

/** A private model as an auditor fits it: every fit with a ledger of its own, all of which is spent, and every release seen. */
export function auditedModel({ model, schema, options, signal }: AuditedModelOptions): Audited {
  const ledger: LedgerOptions = {
    epsilon: options.epsilon,
    ...(options.delta !== undefined && { delta: options.delta }),
    publicSize: options.publicSize,
    patients: options.patients,
    acceptWeakPrivacy: options.acceptWeakPrivacy ?? false,
    unit: schema.patient === undefined ? 'row' : 'patient',
  }
  const context: FitContext<PrivateOptions> = { schema, options, rng: createRng('audit'), ...(signal && { signal }) }
  return {
    async fit(table) {
      const releases: Recorded[] = []
      const fitted = await model.fitPrivately(table, { context, ledger: observedLedger(ledger, releases) })
      return { releases, likelihood: (rows) => fitted.logLikelihood?.(rows) ?? new Float64Array() }
    },
    given: (table, releases) =>
      replayed((open) => model.fitPrivately(table, { context, ledger: open }), { ledger, releases }),
  }
}
