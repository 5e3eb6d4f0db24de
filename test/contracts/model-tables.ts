import { createRng } from '../../src/math/index.js'
import {
  type Column,
  type ColumnSchema,
  cellAt,
  levelColumn,
  numberColumn,
  type Schema,
  Table,
} from '../../src/table/index.js'

/** A table that a model must survive, with its schema. */
export interface ModelTable {
  readonly name: string
  readonly schema: Schema
  readonly table: Table
}

export function schemaOf(columns: readonly (Pick<ColumnSchema, 'name' | 'kind'> & Partial<ColumnSchema>)[]): Schema {
  return { name: 'made up', columns: columns.map((column) => ({ role: 'feature', ...column })) }
}

/** A made-up clinic with every kind of column: dependent, skewed, partly missing, with a direct identifier. */
export function clinic(rowCount: number, seed = 'clinic'): ModelTable {
  const rng = createRng(seed)
  const rows = Array.from({ length: rowCount }, (_, row) => {
    const age = 20 + rng.below(70)
    const sex = rng.uniform() < 0.55 ? 'F' : 'M'
    const stage = 1 + Math.min(3, Math.floor((age / 30) * rng.uniform() * 1.5))
    return {
      record: `MRN-${String(100_000 + row * 7)}`,
      age,
      sex,
      stage: `stage ${stage}`,
      bilirubin: rng.uniform() < 0.1 ? null : rng.uniform() < 0.2 ? 0.3 : Math.exp(rng.normal() + stage / 3),
      pregnant: sex === 'M' ? null : rng.uniform() < 0.1 ? 'yes' : 'no',
      admitted: Date.UTC(2020, 0, 1) + rng.below(1000) * 86_400_000,
      note: `note ${rng.below(1e9)}`,
    }
  })
  const schema = schemaOf([
    { name: 'record', kind: 'identifier', role: 'direct-identifier' },
    { name: 'age', kind: 'numeric', role: 'quasi-identifier', precision: 0, bounds: { min: 18, max: 110 } },
    { name: 'sex', kind: 'categorical', role: 'quasi-identifier' },
    { name: 'stage', kind: 'ordinal', levels: ['stage 1', 'stage 2', 'stage 3', 'stage 4'] },
    { name: 'bilirubin', kind: 'numeric', precision: 2 },
    { name: 'pregnant', kind: 'boolean', role: 'sensitive' },
    { name: 'admitted', kind: 'datetime', format: 'date' },
    { name: 'note', kind: 'text', role: 'direct-identifier' },
  ])
  const rounded = rows.map(({ bilirubin }) => (bilirubin === null ? null : Math.round(bilirubin * 100) / 100))
  const table = Table.of([
    levelColumn('record', pick(rows, 'record')),
    numberColumn('age', pick(rows, 'age')),
    levelColumn('sex', pick(rows, 'sex')),
    levelColumn('stage', pick(rows, 'stage'), ['stage 1', 'stage 2', 'stage 3', 'stage 4']),
    numberColumn('bilirubin', rounded),
    levelColumn('pregnant', pick(rows, 'pregnant')),
    numberColumn('admitted', pick(rows, 'admitted')),
    levelColumn('note', pick(rows, 'note')),
  ])
  return { name: 'clinic', schema, table }
}

/** Small tables at the edge of what can be learned. */
export function awkwardTables(): ModelTable[] {
  const rng = createRng('awkward')
  const two = (column: ColumnSchema['kind'], cells: Column): ModelTable => {
    const size = cells.type === 'number' ? cells.values.length : cells.codes.length
    const sex = levelColumn(
      'sex',
      Array.from({ length: size }, (_, row) => (row % 3 === 0 ? 'F' : 'M')),
    )
    return {
      name: cells.name,
      schema: schemaOf([
        { name: cells.name, kind: column },
        { name: 'sex', kind: 'categorical' },
      ]),
      table: Table.of([cells, sex]),
    }
  }
  const times = <Cell>(count: number, make: (row: number) => Cell) =>
    Array.from({ length: count }, (_, row) => make(row))
  return [
    two(
      'numeric',
      numberColumn(
        'constant number',
        times(30, () => 4.5),
      ),
    ),
    two(
      'categorical',
      levelColumn(
        'constant level',
        times(30, () => 'same'),
      ),
    ),
    two(
      'numeric',
      numberColumn(
        'all-missing number',
        times(30, () => null),
      ),
    ),
    two(
      'categorical',
      levelColumn(
        'all-missing level',
        times(30, () => null),
      ),
    ),
    two(
      'categorical',
      levelColumn(
        'unicode: ☂ "ä", \u{1f9ec}\n',
        times(40, (row) => ['žluť', '中文', 'a"b,c', ''][row % 4] ?? ''),
      ),
    ),
    two('numeric', numberColumn('single row', [12])),
    two(
      'categorical',
      levelColumn(
        '1000 levels',
        times(4000, () => `level ${rng.below(1000)}`),
      ),
    ),
    two(
      'numeric',
      numberColumn(
        'huge and tiny',
        times(60, (row) => (row % 2 === 0 ? 1e300 : 1e-300) * (row + 1)),
      ),
    ),
    two(
      'numeric',
      numberColumn(
        'one present',
        times(30, (row) => (row === 7 ? 3 : null)),
      ),
    ),
  ]
}

/** Rows as JSON text, for comparing tables byte by byte. */
export function rowTexts(table: Table): string[] {
  return Array.from({ length: table.rowCount }, (_, row) =>
    JSON.stringify(table.columns.map((column) => cellAt(column, row))),
  )
}

function pick<Row, Key extends keyof Row>(rows: readonly Row[], key: Key): Row[Key][] {
  return rows.map((row) => row[key])
}
