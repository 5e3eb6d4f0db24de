import type { FittedModel } from '../../../models/index.js'
import { createLedger, unsaidSize } from '../../privacy/index.js'
import { type ColumnSchema, domainOf, isModelled, type Schema, type Table } from '../../table/index.js'
import type { RunContext } from '../progress.js'
import { checkDomains } from './declared-schema.js'
import { learnPrivately } from './learn-privately.js'
import type { PrivacyOptions } from './privacy-options.js'

export interface RehearsalRequest extends RunContext {
  readonly privacy: PrivacyOptions
  /** Of the table as it was read. */
  readonly schema: Schema
  /** As a person wrote it, with the domains that may be taken as public; everything is bought when absent. */
  readonly written?: Schema | undefined
}

/**
 * What a release with this budget would be made of, for comparison inside the house: the same steps with noise of its own, on a
 * ledger that is thrown away. It promises nothing, for its numbers are looked at and nobody counts it; columns that nobody declared
 * are bought within the budget. Throws `bad-option` where the schema or the budget would be refused.
 */
export async function rehearsePrivately(
  table: Table,
  { privacy, schema: told, written, ...context }: RehearsalRequest,
): Promise<FittedModel> {
  const schema = publicSchema(told, written)
  checkDomains(schema, { file: 'the schema' })
  const { epsilon, delta, publicSize = schema.publicSize ?? unsaidSize, acceptWeakPrivacy = false } = privacy
  const ledger = createLedger({
    ...{ epsilon, publicSize, acceptWeakPrivacy, keysShare: 0.1, ...(delta !== undefined && { delta }) },
    ...{ unit: schema.patient === undefined ? 'row' : 'patient', patients: `${schema.name}: a rehearsal` },
  })
  const { rho, delta: keysDelta } = ledger.remaining()
  const { model } = await learnPrivately({
    ...{ privacy, schema, study: { ledger, rho: rho * (1 - 1e-9), keysDelta }, release: 'a rehearsal' },
    rowsAs: async () => table,
    ...context,
  })
  return model
}

/** What a person declared, bought or wants bought stands as it was written; what was told from the table is forgotten, and bought. */
function publicSchema(told: Schema, written: Schema | undefined): Schema {
  const { domain: _domain, ...rest } = told
  const columns = told.columns.map((column): ColumnSchema => {
    const own = written?.columns.find(({ name }) => name === column.name)
    const domain = own && written ? domainOf(own, written) : undefined
    if (own !== undefined && domain !== undefined && domain !== 'data' && domain !== 'buy-kind')
      return { ...own, domain }
    if (!isModelled(column)) return column
    const { levels: _levels, bounds: _bounds, cuts: _cuts, rare: _rare, learnt: _learnt, ...open } = column
    return { ...open, domain: 'buy' }
  })
  return { ...rest, columns }
}
