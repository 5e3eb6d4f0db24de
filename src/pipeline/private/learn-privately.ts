import {
  buyDomains,
  buyKinds,
  dpMarginals,
  type FittedModel,
  fitPrivately,
  kindsShare,
  noisySize,
  publicBins,
  sizeShare,
} from '../../../models/index.js'
import { createRng } from '../../math/index.js'
import { boundedRows, type Study } from '../../privacy/index.js'
import type { Schema, Table } from '../../table/index.js'
import type { RunContext } from '../progress.js'
import type { PrivacyOptions } from './privacy-options.js'

export interface PrivateLearning extends RunContext {
  readonly privacy: PrivacyOptions
  /** Of which every learnt column is declared, bought or to be bought. */
  readonly schema: Schema
  readonly study: Pick<Study, 'ledger' | 'rho' | 'keysDelta'>
  readonly release: string
  /** The rows as a schema says; asked for after the first charge. */
  readonly rowsAs: (schema: Schema) => Promise<Table>
}

export interface PrivatelyLearnt {
  readonly model: FittedModel
  /** The schema with kinds that were bought. */
  readonly told: Schema
}

/** The size, what a schema leaves to be bought, and the model, one after another from the budget of one release. Throws as `fitPrivately`. */
export async function learnPrivately({
  privacy,
  schema,
  study: { ledger, rho, keysDelta },
  release,
  rowsAs,
  onProgress,
  signal,
}: PrivateLearning): Promise<PrivatelyLearnt> {
  const { rowsPerPatient = 1, publicSize } = schema
  const bounded = async (as: Schema) => boundedRows(await rowsAs(as), as, rowsPerPatient)
  const { epsilon, method = 'aim', cells, acceptWeakPrivacy } = privacy
  const saidSize = privacy.publicSize ?? publicSize
  onProgress?.({ stage: 'read', share: 0 })
  const size =
    saidSize ??
    (await noisySize({
      ...{ ledger, rho: rho * sizeShare, rowsPerPatient },
      rowCount: async () => (await bounded(schema)).rowCount,
    }))
  const sized = saidSize === undefined ? rho * (1 - sizeShare) * (1 - 1e-9) : rho
  const asking = { ledger, rowsPerPatient }
  const kinds = await buyKinds(schema, { ...asking, table: () => bounded(schema), rho: sized * kindsShare })
  const left = (sized - kinds.rho) * (kinds.rho > 0 ? 1 - 1e-9 : 1)
  const bins = publicBins(Math.round(size), left)
  const table = () => bounded(kinds.schema)
  const bought = await buyDomains(kinds.schema, { ...asking, table, rho: left, keysDelta, bins, size })
  const options = dpMarginals.options.parse({
    ...{ epsilon, method, publicSchema: true, patients: ledger.patients, publicSize: ledger.budget.publicSize },
    ...{ delta: ledger.budget.delta, bins },
    ...(cells !== undefined && { cells }),
    ...(acceptWeakPrivacy !== undefined && { acceptWeakPrivacy }),
  })
  const model = await fitPrivately(() => rowsAs(kinds.schema), {
    ...{ ledger, rho: left - bought.rho },
    context: {
      ...{ schema: bought.schema, options, release, rng: createRng('a private fit takes no seed') },
      onProgress: (share) => onProgress?.({ stage: 'fit', share }),
      ...(signal && { signal }),
    },
  })
  return { model, told: kinds.schema }
}
