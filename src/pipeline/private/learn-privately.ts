import {
  buyDomains,
  dpMarginals,
  type FittedModel,
  fitPrivately,
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
  /** Asked for after the first charge. */
  readonly table: () => Promise<Table>
}

/** The size, what a schema leaves to be bought, and the model, one after another from the budget of one release. Throws as `fitPrivately`. */
export async function learnPrivately({
  privacy,
  schema,
  study: { ledger, rho, keysDelta },
  release,
  table,
  onProgress,
  signal,
}: PrivateLearning): Promise<FittedModel> {
  const { rowsPerPatient = 1, publicSize } = schema
  const { epsilon, method = 'aim', cells, acceptWeakPrivacy } = privacy
  const saidSize = privacy.publicSize ?? publicSize
  onProgress?.({ stage: 'read', share: 0 })
  const size =
    saidSize ??
    (await noisySize({
      ...{ ledger, rho: rho * sizeShare, rowsPerPatient },
      rowCount: async () => boundedRows(await table(), schema, rowsPerPatient).rowCount,
    }))
  const left = saidSize === undefined ? rho * (1 - sizeShare) * (1 - 1e-9) : rho
  const bins = publicBins(Math.round(size), left)
  const bounded = async () => boundedRows(await table(), schema, rowsPerPatient)
  const bought = await buyDomains(schema, { ledger, rowsPerPatient, table: bounded, rho: left, keysDelta, bins, size })
  const options = dpMarginals.options.parse({
    ...{ epsilon, method, publicSchema: true, patients: ledger.patients, publicSize: ledger.budget.publicSize },
    ...{ delta: ledger.budget.delta, bins },
    ...(cells !== undefined && { cells }),
    ...(acceptWeakPrivacy !== undefined && { acceptWeakPrivacy }),
  })
  return fitPrivately(table, {
    ...{ ledger, rho: left - bought.rho },
    context: {
      ...{ schema: bought.schema, options, release, rng: createRng('a private fit takes no seed') },
      onProgress: (share) => onProgress?.({ stage: 'fit', share }),
      ...(signal && { signal }),
    },
  })
}
