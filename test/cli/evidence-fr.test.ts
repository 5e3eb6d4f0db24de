import { expect, test } from 'vitest'
import { evidenceInFrench } from '../../src/cli/language/index.js'
import { inferSchema, levelColumn, Table } from '../../src/index.js'

const texts = (make: (row: number) => string) => Array.from({ length: 60 }, (_, row) => make(row))
const raw = Table.of([
  levelColumn(
    'id',
    texts((row) => `P${1000 + row}`),
  ),
  levelColumn(
    'sexe',
    texts((row) => 'FH'[row % 2] ?? ''),
  ),
  levelColumn(
    'naissance',
    texts((row) => `${String(10 + (row % 18)).padStart(2, '0')}/0${1 + (row % 9)}/19${40 + (row % 50)}`),
  ),
  levelColumn(
    'poids',
    texts((row) => `${50 + row},${row % 10}`),
  ),
  levelColumn(
    'fumeur',
    texts((row) => (row % 7 === 0 ? 'NA' : ['oui', 'non'][row % 2]) ?? ''),
  ),
  levelColumn(
    'age',
    texts((row) => String(20 + ((row * 7) % 50))),
  ),
  levelColumn(
    'note',
    texts((row) => `vu en consultation pour le motif numéro ${row * row} et plus`),
  ),
  levelColumn(
    'icd10',
    texts((row) => ['I10', 'E11.9', 'J45.0', 'I48.9', 'N18.3'][row % 5] ?? ''),
  ),
])

test('the evidence for every column of a French table is told in French', () => {
  const { columns } = inferSchema(raw, { name: 'séjours' })
  const told = columns.map(({ name, why }) => `${name}: ${evidenceInFrench(why)}`)
  expect(
    told.filter((line) =>
      /\b(the|with|that|like|written|names?|cells?|nothing|rows|people|postcodes|their|missing|numbers?)\b/.test(line),
    ),
  ).toEqual([])
  expect(told[1]).toBe('sexe: des textes qui se répètent ; nommé comme ce que d’autres savent d’une personne')
})

test('what nobody has translated stays as it is', () => {
  expect(evidenceInFrench('a new reason; texts that repeat')).toBe('a new reason ; des textes qui se répètent')
})
