import { expect, test } from 'vitest'
import { clinic } from '../../contracts/model-tables.js'
import { fitClinic, ledgerWith } from './declared-clinic.js'

/** Pairs of tables that differ in one patient: test/contracts/private. */
test('charges of a tree of pairs depend on no row: 300 rows or two', async () => {
  const ledgers = [ledgerWith(), ledgerWith()]
  await fitClinic(clinic(300, 'one').table, { bins: 4, iterations: 3, ledger: ledgers[0]! })
  await fitClinic(clinic(2, 'other').table, { bins: 4, iterations: 3, ledger: ledgers[1]! })
  expect(ledgers[0]!.entries()).toEqual(ledgers[1]!.entries())
})
