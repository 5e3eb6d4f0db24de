import type { PrivacyLedger } from '../../../src/privacy/index.js'
import type { Table } from '../../../src/table/index.js'

/** What every purchase needs. */
export interface Purchase {
  readonly ledger: PrivacyLedger
  readonly rowsPerPatient: number
  /** Rows bounded by patient; asked after a charge. */
  readonly table: () => Promise<Table>
}
