import { describe, expect, test } from 'vitest'
import { blankCells } from '../../../src/encode/index.js'
import { createRng, type Rng } from '../../../src/math/index.js'
import { systemEntropy } from '../../../src/privacy/randomness/index.js'
import { type Recorded, recordingEntropy, replayingEntropy } from '../../../src/privacy/randomness/replay.js'
import { Table } from '../../../src/table/index.js'
import { clinic } from '../../contracts/model-tables.js'
import { fitClinic, ledgerWith } from './declared-clinic.js'

const few = { bins: 4, iterations: 3 }

/** What a fit on a neighbour sees when every release gives what it gave on the first table. */
async function bothOf(table: Table, neighbour: Table, method = 'mst') {
  const recorded: Recorded[] = []
  const seen: Recorded[] = []
  const first = await fitClinic(table, {
    ...few,
    method,
    ledger: ledgerWith(recordingEntropy(systemEntropy, recorded)),
  })
  const second = await fitClinic(neighbour, {
    ...few,
    method,
    ledger: ledgerWith(replayingEntropy(systemEntropy, recorded, seen)),
  })
  return { recorded, seen, first, second }
}

function without(table: Table, row: number): Table {
  return table.take([...Array(table.rowCount).keys()].filter((each) => each !== row))
}

function distance(norm: string, one: readonly number[], other: readonly number[]): number {
  const gaps = one.map((value, place) => Math.abs(value - other[place]!))
  if (gaps.some(Number.isNaN)) return Number.POSITIVE_INFINITY
  return norm === 'l2' ? Math.sqrt(gaps.reduce((sum, gap) => sum + gap * gap, 0)) : Math.max(...gaps)
}

async function expectNothingElse(table: Table, neighbour: Table, method?: string): Promise<void> {
  const { recorded, seen, first, second } = await bothOf(table, neighbour, method)
  const kindOf = ({ mechanism, scale, exact }: Recorded) => [mechanism, scale, exact.length]
  expect(seen.map(kindOf)).toEqual(recorded.map(kindOf))
  recorded.forEach(({ sensitivity, exact }, release) => {
    expect(distance(sensitivity.norm, exact, seen[release]!.exact)).toBeLessThanOrEqual(sensitivity.bound * (1 + 1e-9))
  })
  expect(second.save()).toEqual(first.save())
  expect(second.card()).toEqual(first.card())
}

const made = (rng: Rng, rows: number) => clinic(rows, `pair ${rng.below(1e9)}`).table

describe('a private fit tells nothing but what its mechanisms release', () => {
  test('of 200 pairs of tables that differ in one patient', { timeout: 120_000 }, async () => {
    const rng = createRng('pairs')
    for (let pair = 0; pair < 200; pair++) {
      const table = made(rng, 2 + rng.below(60))
      await expectNothingElse(table, without(table, rng.below(table.rowCount)))
    }
  })
  test('of 20 such pairs, where pairs of columns are chosen one after another', { timeout: 120_000 }, async () => {
    const rng = createRng('more pairs')
    for (let pair = 0; pair < 20; pair++) {
      const table = made(rng, 1 + rng.below(200))
      await expectNothingElse(table, without(table, rng.below(table.rowCount)), 'aim')
    }
  })
  test('of the only holder of a level, of an extreme, of a level nobody listed', async () => {
    const { table } = clinic(40)
    const odd = Table.of(
      table.columns.map((column) => {
        if (column.name === 'sex' && column.type === 'level')
          return {
            ...column,
            levels: ['unheard of', ...column.levels],
            codes: column.codes.map((code, row) => (row === 7 ? 0 : code + 1)),
          }
        if (column.name === 'age' && column.type === 'number')
          return { ...column, values: column.values.map((value, row) => (row === 7 ? 1e300 : value)) }
        if (column.name === 'bilirubin' && column.type === 'number')
          return { ...column, values: column.values.map((value, row) => (row === 7 ? Number.NaN : value)), valid: null }
        return column
      }),
    )
    await expectNothingElse(odd, without(odd, 7))
  })
  test('of a patient of whom nothing is known, of the last patient, of nobody', async () => {
    const { table } = clinic(30)
    const blank = Table.of(table.columns.map((column) => blankCells(column, (row) => row === 3)))
    await expectNothingElse(blank, without(blank, 3))
    const one = clinic(1).table
    await expectNothingElse(one, without(one, 0))
  })
  test('nor any sequence of charges that depends on the rows', async () => {
    const ledgers = [ledgerWith(), ledgerWith()]
    await fitClinic(clinic(300, 'one').table, { ...few, ledger: ledgers[0]! })
    await fitClinic(clinic(2, 'other').table, { ...few, ledger: ledgers[1]! })
    expect(ledgers[0]!.entries()).toEqual(ledgers[1]!.entries())
  })
})
