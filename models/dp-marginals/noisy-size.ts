import { discreteGaussian, type PrivacyLedger } from '../../src/privacy/index.js'

/** Of a release's budget, what a count of rows may cost where nobody said about how many there are. */
export const sizeShare = 0.02

export interface NoisySizeOptions {
  readonly ledger: PrivacyLedger
  readonly rho: number
  readonly rowsPerPatient: number
  /** Asked after the charge. */
  readonly rowCount: () => Promise<number>
}

/** About how many rows there are, at least 1: one patient moves the number by the rows that count of a patient. */
export async function noisySize({ ledger, rho, rowsPerPatient, rowCount }: NoisySizeOptions): Promise<number> {
  const mechanism = discreteGaussian({ sensitivity: rowsPerPatient, rho })
  const charge = ledger.charge('number of rows: in all', mechanism, 'rows that count of one patient')
  const [noisy] = mechanism.release(Float64Array.of(await rowCount()), charge)
  return Math.max(1, noisy!)
}
