import { asReleased } from '../../table/index.js'
import { fitModel } from '../fit-model.js'
import { collectTable, sampleModel } from '../sample-model.js'
import type { Step } from './step.js'

export interface SynthesisOptions {
  readonly model?: string | undefined
  readonly options?: Readonly<Record<string, unknown>> | undefined
  readonly rows?: number | undefined
}

/** New rows of a model that learnt those it is given. Throws as `fitModel`. */
export function synthesisStep({ model = 'auto', options = {}, rows: count }: SynthesisOptions): Step {
  return {
    technique: 'synthesis',
    async apply({ table, schema }, { rng, signal }) {
      const fitted = await fitModel(table, {
        ...{ schema, model, options, rng: rng.fork('fit') },
        ...(signal && { signal }),
      })
      const drawn = await collectTable(
        sampleModel(fitted, count ?? table.rowCount, { rng: rng.fork('sample'), ...(signal && { signal }) }),
      )
      const card = fitted.card()
      return {
        ...{ technique: 'synthesis', nature: 'synthetic', table: drawn, schema: fitted.schema, representatives: {} },
        origins: new Int32Array(drawn.rowCount).fill(-1),
        like: async (other) => asReleased(other, fitted.schema),
        card: { model: card.model, title: card.title },
        files: [{ name: 'model.safetensors', text: fitted.save() }],
        settled: synthesisStep({ model: card.model, options, rows: count }),
      }
    },
  }
}
