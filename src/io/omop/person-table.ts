import { type Column, cellAt, levelColumn, Table } from '../../table/index.js'

/** Births as dates where every person has year, month and day; years alone stay what they are. */
export function withBirth(person: Table): Table {
  const parts = ['year_of_birth', 'month_of_birth', 'day_of_birth']
  const others = person.columns.filter(({ name }) => !parts.includes(name))
  const texts = Array.from({ length: person.rowCount }, (_, row) => {
    const [year, month, day] = parts.map((name) => (person.has(name) ? cellAt(person.column(name), row) : null))
    return year === null || month === null || day === null ? null : dateText(Number(year), Number(month), Number(day))
  })
  if (texts.includes(null))
    return Table.of([...others, ...(person.has('year_of_birth') ? [person.column('year_of_birth')] : [])])
  return Table.of([...others, levelColumn('birth_date', texts)])
}

/** Deaths as columns of the people they befell: the first where a person has several. */
export function withDeath(person: Table, death: Table | undefined): Table {
  if (death === undefined || death.rowCount === 0) return person
  const rowOf = new Map<string, number>()
  for (let row = death.rowCount - 1; row >= 0; row--) rowOf.set(String(cellAt(death.column('person_id'), row)), row)
  const rows = Array.from({ length: person.rowCount }, (_, row) =>
    rowOf.get(String(cellAt(person.column('person_id'), row))),
  )
  const added = death.columns
    .filter(({ name }) => name === 'death_date' || name === 'cause_concept_id')
    .map((column): Column => {
      const cells = rows.map((row) => (row === undefined ? null : cellAt(column, row)))
      return levelColumn(column.name === 'death_date' ? 'death_date' : 'death_cause_concept_id', cells.map(textOf))
    })
  return Table.of([...person.columns, ...added])
}

function textOf(cell: number | string | null): string | null {
  return cell === null ? null : String(cell)
}

function dateText(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
