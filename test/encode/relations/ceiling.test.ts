import { describe, expect, test } from 'vitest'
import { decodeTable, encodeTable, fitCodebook } from '../../../src/encode/index.js'
import { createRng } from '../../../src/math/index.js'
import { isMissing, type NumberColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'
import { shuffledTable } from '../../contracts/relation-examples.js'

/** Entry over ten years, follow-up until death or the end of study: most of the living are followed to its last day. */
const rng = createRng('calendar')
const rows = Array.from({ length: 1000 }, () => {
  const entry = Number((1990 + 10 * rng.uniform()).toFixed(2))
  const left = Math.floor((2003 - entry) * 365.25)
  const death = Math.floor(-6000 * Math.log(1 - rng.uniform()))
  return { entry: rng.uniform() < 0.05 ? null : entry, futime: Math.min(left, death), isAlive: left < death }
})
const table = Table.of([
  numberColumn(
    'entry',
    rows.map(({ entry }) => entry),
  ),
  numberColumn(
    'futime',
    rows.map(({ futime }) => futime),
  ),
])
const schema: Schema = {
  name: 'calendar',
  columns: [
    { name: 'entry', kind: 'numeric', role: 'feature', precision: 2 },
    { name: 'futime', kind: 'numeric', role: 'outcome', precision: 0 },
  ],
}

/** Shares of rows that are followed beyond the end of study, and to within a year of it. */
function shares(of: Table) {
  const [entry, futime] = [of.column('entry') as NumberColumn, of.column('futime') as NumberColumn]
  const ends = Array.from({ length: of.rowCount }, (_, row) => row)
    .filter((row) => !isMissing(entry, row) && !isMissing(futime, row))
    .map((row) => entry.values[row]! + futime.values[row]! / 365.25)
  return {
    beyond: ends.filter((end) => end > 2003).length / ends.length,
    last: ends.filter((end) => end > 2002 && end <= 2003).length / ends.length,
  }
}

function restored(relations: Schema['relations'] = []) {
  const stated = { ...schema, relations }
  const codebook = fitCodebook(table, stated)
  // What a model makes that sees no column by the others.
  const codes = encodeTable(shuffledTable(table, createRng('shuffled')), codebook)
  const own = encodeTable(table, codebook)
  const independent = {
    ...own,
    columns: own.columns.map((column, at) => (at === 0 ? (codes.columns[0] ?? column) : column)),
  }
  return decodeTable(independent, codebook, { rng: createRng('decode') })
}

describe('follow-up that ends with the study', () => {
  const real = shares(table)

  test('goes beyond it in many rows without the relation, and in none with it', () => {
    expect(real).toEqual({ beyond: 0, last: expect.closeTo(0.6, 0) })
    expect(shares(restored()).beyond).toBeGreaterThan(0.1)
    expect(shares(restored([{ type: 'ceiling', column: 'futime', start: 'entry', units: 365.25 }])).beyond).toBe(0)
  })

  test('reaches its last year as often as in the real table, whatever entry is drawn', () => {
    const made = shares(restored([{ type: 'ceiling', column: 'futime', start: 'entry', units: 365.25 }]))
    expect(Math.abs(made.last - real.last)).toBeLessThan(0.1)
    expect(Math.abs(shares(restored()).last - real.last)).toBeGreaterThan(0.2)
  })

  test('is there where the entry is not known', () => {
    const stated = {
      ...schema,
      relations: [{ type: 'ceiling', column: 'futime', start: 'entry', units: 365.25 }] as const,
    }
    const codebook = fitCodebook(table, stated)
    const made = decodeTable(encodeTable(table, codebook), codebook, { rng: createRng('own') })
    expect((made.column('futime') as NumberColumn).valid).toBeNull()
    expect((made.column('entry') as NumberColumn).valid).toEqual((table.column('entry') as NumberColumn).valid)
  })
})
