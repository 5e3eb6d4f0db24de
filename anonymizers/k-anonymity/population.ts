import { MirrorwardError } from '../../src/errors.js'
import { type Column, cellAt, levelColumn, numberColumn, type Table } from '../../src/table/index.js'

/**
 * The quasi-identifiers of a table with those of its population below: rows of the table first. Throws `bad-data` where the
 * population lacks a column or holds it in another form.
 */
export function withPopulation(
  table: Table,
  { population, names }: { readonly population: Table; readonly names: readonly string[] },
): Pick<Table, 'column'> {
  const joined = new Map(
    names.map((name) => {
      if (!population.has(name))
        throw new MirrorwardError('bad-data', `the population has no column "${name}", which others may know`)
      return [name, below(table.column(name), population.column(name))]
    }),
  )
  return { column: (name) => joined.get(name)! }
}

function below(own: Column, other: Column): Column {
  if (own.type !== other.type)
    throw new MirrorwardError('bad-data', `the population holds a column in another form: "${own.name}"`)
  const cells = [own, other].flatMap((column) =>
    Array.from({ length: column.type === 'number' ? column.values.length : column.codes.length }, (_, row) =>
      cellAt(column, row),
    ),
  )
  return own.type === 'number'
    ? numberColumn(own.name, cells as (number | null)[])
    : levelColumn(own.name, cells as (string | null)[])
}
