import { expect, test } from 'vitest'
import { decodeTable, encodeTable, fitCodebook } from '../../../../src/encode/index.js'
import { createRng } from '../../../../src/math/index.js'
import {
  brokenRows,
  findRelations,
  learnRelation,
  type NumberColumn,
  numberColumn,
  type Relation,
  type Schema,
  Table,
} from '../../../../src/table/index.js'
import { shuffledTable } from '../../../contracts/relation-examples.js'

const numeric = (name: string, precision: number) => ({
  name,
  kind: 'numeric' as const,
  role: 'feature' as const,
  precision,
})

/** Prices and taxes of forty states, two of them with very few people, and an age. */
function states(rowCount: number): { readonly table: Table; readonly schema: Schema } {
  const rng = createRng('states')
  const rows = Array.from({ length: rowCount }, (_, row) => (row < 4 ? 40 + (row % 2) : rng.below(40)))
  const columns = [
    numberColumn(
      'price',
      rows.map((state) => 100 + ((state * 17) % 43)),
    ),
    numberColumn(
      'tax',
      rows.map((state) => ((state * 29) % 41) / 10),
    ),
    numberColumn(
      'age',
      rows.map(() => 20 + rng.below(60)),
    ),
  ]
  const schema = { name: 'states', columns: [numeric('price', 0), numeric('tax', 1), numeric('age', 0)] }
  return { table: Table.of(columns), schema }
}

/** Four columns of 0 and 1 that write one level. */
function stages(rowCount: number): { readonly table: Table; readonly schema: Schema } {
  const rng = createRng('stages')
  const rows = Array.from({ length: rowCount }, () => rng.below(4))
  const names = ['stage I', 'stage II', 'stage III', 'stage IV']
  const columns = names.map((name, at) =>
    numberColumn(
      name,
      rows.map((stage) => Number(stage === at)),
    ),
  )
  return { table: Table.of(columns), schema: { name: 'stages', columns: names.map((name) => numeric(name, 0)) } }
}

const lookup: Relation = { type: 'joint', columns: ['price', 'tax'] }
const flags: Relation = { type: 'joint', columns: ['stage I', 'stage II', 'stage III', 'stage IV'] }

test.each([
  ['the prices and taxes of states', states(800), lookup],
  ['a level written as columns of 0 and 1', stages(200), flags],
] as const)('%s are found, and kept by rows that broke them', (_, { table, schema }, relation) => {
  expect(findRelations(table, schema).map((each) => each.relation)).toEqual([relation])
  const learnt = learnRelation(relation, table, { schema, minCount: 5 })
  const brokenWith = (relations: readonly Relation[]) => {
    const codebook = fitCodebook(table, { ...schema, relations })
    const codes = encodeTable(shuffledTable(table, createRng('shuffled')), codebook)
    const made = decodeTable(codes, codebook, { rng: createRng('decode') })
    return brokenRows(learnt, made, schema).filter((flag) => flag === 1).length / made.rowCount
  }
  expect(brokenWith([])).toBeGreaterThan(0.5)
  expect(brokenWith([relation])).toBe(0)
})

test('a state of few people is learnt as the one nearest to it, and stays in no model', () => {
  const { table, schema } = states(800)
  const codebook = fitCodebook(table, { ...schema, relations: [lookup] })
  const rare = (table.column('price') as NumberColumn).values[0]!
  const made = decodeTable(encodeTable(table, codebook), codebook, { rng: createRng('decode') })
  const [derivation] = codebook.derivations ?? []
  expect(JSON.stringify(derivation)).not.toContain(`${rare},`)
  expect(made.rowCount).toBe(800)
  expect((made.column('price') as NumberColumn).valid).toBeNull()
})
