import { asReleased, type Schema } from '../../table/index.js'
import { type PrivacyOptions, rehearsePrivately } from '../private/index.js'
import { collectTable, sampleModel } from '../sample-model.js'
import type { Step } from './step.js'

/** Rows as a release with a budget would draw them: a rehearsal inside the house, charged to nobody's ledger. Throws `bad-option`. */
export function rehearsedStep(privacy: PrivacyOptions, written?: Schema): Step {
  const step: Step = {
    technique: 'synthesis',
    async apply({ table, schema }, { rng, signal }) {
      const context = { ...(signal && { signal }) }
      const fitted = await rehearsePrivately(table, { privacy, schema, written, ...context })
      const { model, title, trainRows } = fitted.card()
      const drawn = await collectTable(sampleModel(fitted, trainRows, { rng: rng.fork('sample'), ...context }))
      return {
        ...{ technique: 'synthesis', nature: 'synthetic', table: drawn, schema: fitted.schema, representatives: {} },
        origins: new Int32Array(drawn.rowCount).fill(-1),
        like: async (other) => asReleased(other, fitted.schema),
        card: { model, title, epsilon: privacy.epsilon },
        ...{ files: [], settled: step },
      }
    },
  }
  return step
}
