import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openCells } from '../../src/encode/imputation/open-cells.js'
import {
  blankCells,
  codebookFromJson,
  codebookToJson,
  decodeTable,
  encodeTable,
  fitCodebook,
} from '../../src/encode/index.js'
import { derivationKind, everyDerivationKind } from '../../src/encode/relations/derivation-kinds.js'
import { innerColumns } from '../../src/encode/relations/fit-relations.js'
import { createRng } from '../../src/math/index.js'
import {
  brokenRows,
  findRelations,
  formatSchema,
  learnRelation,
  parseSchema,
  partsOf,
  relationText,
  type Schema,
  Table,
} from '../../src/table/index.js'
import { everyRelationKind } from '../../src/table/relations/relation-kinds.js'
import { exampleTable, relationExamples, shuffledTable } from './relation-examples.js'

test('every kind that a schema states has its two halves, under one name', () => {
  const stated = everyDerivationKind.filter(({ fit }) => fit !== undefined)
  expect(stated.map(({ type }) => type).sort()).toEqual(everyRelationKind.map(({ type }) => type).sort())
})

test('every kind has its line in the documentation', () => {
  const page = readFileSync(new URL('../../docs/relations.md', import.meta.url), 'utf8')
  for (const { type } of everyRelationKind) {
    expect(page).toContain(`\n| \`${type}\` |`)
    expect(page).toContain(`  - { type: ${type}, `)
  }
})

describe.each(everyRelationKind.map((kind) => [kind.type, kind] as const))('a kind of relation: %s', (type, kind) => {
  const example = relationExamples[type]
  const { relation } = example
  const { table, schema } = exampleTable(example, 400, createRng(`example of ${type}`))
  const stated: Schema = { ...schema, relations: [relation] }
  const learnt = learnRelation(relation, table, { schema, minCount: 5 })
  const shuffled = shuffledTable(table, createRng('shuffled'))

  test('is read from a schema file as it was written', () => {
    expect(parseSchema(formatSchema(stated)).relations).toEqual([relation])
    const mistaken = formatSchema(stated).replace(`type: ${type}`, `type: ${type}\n    mistaken: 1`)
    expect(() => parseSchema(mistaken)).toThrow()
  })

  test('says itself in one line that names its columns, and tells which follows', () => {
    const { column, inputs } = partsOf(relation)
    expect(relationText(relation)).not.toContain('\n')
    for (const name of [column, ...inputs]) expect(relationText(relation)).toContain(name)
    expect(inputs).not.toContain(column)
    for (const other of Object.values(relationExamples))
      if (other.relation !== relation) expect(relationText(other.relation)).not.toBe(relationText(relation))
  })

  test('is found where it is planted, by what speaks for it', () => {
    const found = findRelations(table, schema)
    expect(found.map((each) => each.relation)).toEqual([relation])
    expect(found[0]?.rows).toBeGreaterThan(100)
  })

  // Each search has a false-alarm rate of 1e-6 at most: 30 find one with a probability of 3e-5.
  test('is not found where every column is shuffled', () => {
    for (let seed = 0; seed < 30; seed++)
      expect(findRelations(shuffledTable(table, createRng(`shuffle ${seed}`)), schema)).toEqual([])
  })

  test('no row of its example breaks it, and shuffled rows do', () => {
    expect(brokenRows(learnt, table, schema)).not.toContain(1)
    const broken = brokenRows(learnt, shuffled, schema).filter((flag) => flag === 1).length
    expect(broken).toBeGreaterThan(table.rowCount / 20)
  })

  test('columns that do not fit are said by their place', () => {
    const levels = { path: 'relations[0]', kindOf: () => 'categorical' as const }
    for (const problem of kind.problems(relation, levels)) expect(problem).toMatch(/^relations\[0\]: /)
  })

  describe('built into rows', () => {
    const codebook = fitCodebook(table, stated)
    const derivation = codebook.derivations?.find((each) => each.type === type)
    const decoded = decodeTable(encodeTable(shuffled, codebook), codebook, { rng: createRng('decode') })

    test('is imposed by a derivation that keeps it', () => {
      expect(codebook.notes).toBeUndefined()
      if (derivation === undefined) throw new Error('no derivation')
      const kept = derivationKind(type).relations(derivation, schema)
      expect(kept.map((each) => each.type)).toEqual([type])
      for (const each of kept) expect(brokenRows(each, table, schema)).not.toContain(1)
    })

    test('inner columns are those that are named, and inputs columns of the table', () => {
      if (derivation === undefined) throw new Error('no derivation')
      const half = derivationKind(type)
      const inner = half.innerColumns?.(derivation, table, schema)
      if (inner !== undefined) expect(inner.map(({ cells }) => cells.name)).toEqual(half.innerNames(derivation))
      for (const name of half.inputs(derivation)) expect(table.columnNames).toContain(name)
      for (const { cells, schema: own } of innerColumns(table, schema, [derivation])) expect(cells.name).toBe(own.name)
    })

    test('0 of the rows restored from unrelated codes break it', () => {
      expect(decoded.columnNames).toEqual(table.columnNames)
      expect(brokenRows(learnt, decoded, schema)).not.toContain(1)
    })

    test('rows that were encoded come back with the relation, and columns with their kinds', () => {
      const back = decodeTable(encodeTable(table, codebook), codebook, { rng: createRng('back') })
      expect(brokenRows(learnt, back, schema)).not.toContain(1)
      expect(back.columns.map((column) => column.type)).toEqual(table.columns.map((column) => column.type))
    })

    test('a cell that is taken out may be filled with what the example shows', () => {
      const names = table.columnNames
      for (const [place, name] of names.entries()) {
        const isBlank = (row: number) => row % names.length === place
        const blanked = Table.of(
          table.columns.map((each) => (each.name === name ? blankCells(each, isBlank) : each)),
          table.rowCount,
        )
        const opened = openCells(blanked, codebook)
        const before = encodeTable(table, codebook).columns
        for (const [index, after] of encodeTable(blanked, codebook).columns.entries()) {
          const missing = after.size - 1
          const { open, choices } = opened[index]!
          for (let row = 0; row < table.rowCount; row++) {
            const shown = before[index]!.codes[row]!
            if (after.codes[row] === missing && shown !== missing) expect(choices[open[row]! - 1]?.[shown]).toBe(1)
          }
        }
      }
    })

    test('a model file keeps it, and a damaged one is refused', () => {
      const text = codebookToJson(codebook)
      expect(codebookToJson(codebookFromJson(text))).toBe(text)
      const damaged = JSON.parse(text)
      damaged.derivations[0].column = 'nobody'
      expect(() => codebookFromJson(JSON.stringify(damaged))).toThrow(/damaged codebook/)
    })
  })
})
