import { MirrorwardError } from '../errors.js'
import type { PrivacyLedger } from './ledger.js'

/**
 * For `catch`: the same error, which says besides what became of the ledger since this was called. A charge is written down before
 * the table is opened, and stays whatever becomes of the release; who is told nothing of it would not know what a second try costs.
 */
export function chargesSaid(ledger: PrivacyLedger, path: string | undefined): (error: unknown) => never {
  const before = ledger.entries().length
  return (error) => {
    if (!(error instanceof MirrorwardError)) throw error
    const { code, message, issues, cause } = error
    const said = saidOf(ledger, { isCharged: ledger.entries().length > before, path })
    throw new MirrorwardError(code, message, { issues: [...issues, said], cause })
  }
}

function saidOf(
  ledger: PrivacyLedger,
  { isCharged, path }: { readonly isCharged: boolean; readonly path: string | undefined },
): { readonly message: string; readonly file?: string } {
  if (path === undefined) return { message: 'nothing was released, and no ledger file was charged' }
  if (!isCharged) return { message: 'nothing was charged', file: path }
  const spent = Math.ceil(ledger.spent().epsilon * 100 - 1e-6) / 100
  const { epsilon } = ledger.budget
  return { message: `the ledger was charged and stays so: ${spent} of epsilon ${epsilon} are spent`, file: path }
}
