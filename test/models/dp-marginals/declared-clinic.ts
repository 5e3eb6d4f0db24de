import { dpMarginals, fitPrivately } from '../../../models/index.js'
import type { FittedModel } from '../../../models/model.js'
import { createRng } from '../../../src/math/index.js'
import { createLedger, type Entropy, type PrivacyLedger } from '../../../src/privacy/index.js'
import type { Schema, Table } from '../../../src/table/index.js'
import { clinic } from '../../contracts/model-tables.js'

/** The clinic's schema as a person would write it, who sees no row: what is not stated there is stated here. */
export const declared: Schema = {
  ...clinic(1).schema,
  columns: clinic(1).schema.columns.map((column) => {
    if (column.name === 'sex') return { ...column, levels: ['F', 'M', 'X'] }
    if (column.name === 'pregnant') return { ...column, levels: ['no', 'yes'] }
    if (column.name === 'bilirubin') return { ...column, bounds: { min: 0, max: 40 } }
    if (column.name === 'admitted')
      return { ...column, bounds: { min: Date.UTC(2019, 0, 1), max: Date.UTC(2023, 0, 1) } }
    return column
  }),
}

export const stated = { epsilon: 3, publicSize: 1000, patients: 'a made-up clinic', publicSchema: true } as const

export function ledgerWith(entropy?: Entropy, epsilon: number = stated.epsilon): PrivacyLedger {
  return createLedger({ ...stated, epsilon, unit: 'row', ...(entropy && { entropy }) })
}

export function fitClinic(
  table: Table,
  {
    ledger = ledgerWith(),
    schema = declared,
    ...options
  }: { ledger?: PrivacyLedger; schema?: Schema } & Record<string, unknown> = {},
): Promise<FittedModel> {
  const context = { schema, rng: createRng('unused'), options: dpMarginals.options.parse({ ...stated, ...options }) }
  return fitPrivately(table, { context, ledger })
}
