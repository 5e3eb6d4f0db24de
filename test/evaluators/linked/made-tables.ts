import { createRng, type Rng } from '../../../src/math/index.js'
import { type ColumnSchema, levelColumn, numberColumn, Table } from '../../../src/table/index.js'
import { type LinkedSchema, LinkedTables } from '../../../src/table/linked/index.js'

const column = (name: string, kind: ColumnSchema['kind'], more: Partial<ColumnSchema> = {}): ColumnSchema => ({
  ...{ name, kind, role: 'feature' },
  ...more,
})

/** People with a sex, an end and an outcome; visits with a marker that follows itself and a state; drugs without a time. */
export const madeSchema: LinkedSchema = {
  name: 'made',
  tables: [
    {
      ...{ name: 'people', key: 'id', timeToEvent: [{ time: 'end', event: 'dead' }] },
      columns: [
        column('id', 'identifier', { role: 'direct-identifier' }),
        column('sex', 'categorical', { role: 'quasi-identifier', levels: ['f', 'm'] }),
        column('end', 'numeric', { precision: 0, role: 'outcome' }),
        column('dead', 'boolean', { role: 'outcome', levels: ['0', '1'] }),
      ],
    },
    {
      ...{ name: 'visits', parent: { table: 'people', column: 'id' }, time: { column: 'day', until: 'end' } },
      courses: [{ type: 'bound', column: 'day', side: 'at-most', of: 'end' }],
      columns: [
        column('id', 'identifier', { role: 'direct-identifier' }),
        column('day', 'numeric', { precision: 0 }),
        column('marker', 'numeric', { precision: 2 }),
        column('state', 'categorical', { levels: ['calm', 'ill', 'severe'] }),
        column('site', 'categorical'),
      ],
    },
    {
      ...{ name: 'drugs', parent: { table: 'people', column: 'id' } },
      columns: [
        column('id', 'identifier', { role: 'direct-identifier' }),
        column('drug', 'categorical', { levels: ['a', 'b', 'c'] }),
      ],
    },
  ],
}

type Cells = Record<string, (number | string | null)[]>

/** `people` of them; the marker follows itself with correlation .8 within a person, the site never changes. */
export function madeTables(people: number, seed: number, prefix = 'p'): LinkedTables {
  const rng = createRng(seed)
  const own: Cells = { id: [], sex: [], end: [], dead: [] }
  const visits: Cells = { id: [], day: [], marker: [], state: [], site: [] }
  const drugs: Cells = { id: [], drug: [] }
  for (let person = 0; person < people; person++) {
    const id = `${prefix}${person}`
    const level = rng.normal()
    const count = Math.floor(rng.uniform() * 7)
    let [day, marker] = [Math.floor(rng.uniform() * 20), level]
    const site = pick(['north', 'south', 'west'], rng)
    for (let visit = 0; visit < count; visit++) {
      marker = level + 0.8 * (marker - level) + 0.6 * rng.normal()
      const state = marker > 1 ? 'severe' : marker > 0 ? 'ill' : 'calm'
      push(visits, { id, day, marker: rng.uniform() < 0.1 ? null : Math.round(marker * 100) / 100, state, site })
      day += 20 + Math.floor(rng.uniform() * 60)
    }
    push(own, { id, sex: pick(['f', 'm'], rng), end: day + 5, dead: level + rng.normal() > 0.5 ? '1' : '0' })
    for (const drug of ['a', 'b', 'c']) if (rng.uniform() < (level > 0 ? 0.7 : 0.3)) push(drugs, { id, drug })
  }
  return linkedOf({ people: own, visits, drugs })
}

/** Literal cells as the made tables. */
export function linkedOf(cells: Readonly<Record<string, Cells>>): LinkedTables {
  const tables = madeSchema.tables.map(({ name, columns }) => {
    const of = columns.map((each) =>
      each.kind === 'numeric'
        ? numberColumn(each.name, cells[name]![each.name] as (number | null)[])
        : levelColumn(each.name, cells[name]![each.name] as (string | null)[], each.levels),
    )
    return [name, Table.of(of)] as const
  })
  return LinkedTables.of(new Map(tables), madeSchema)
}

function push(cells: Cells, row: Readonly<Record<string, number | string | null>>): void {
  for (const [name, cell] of Object.entries(row)) cells[name]!.push(cell)
}

function pick(from: readonly string[], rng: Rng): string {
  return from[rng.below(from.length)]!
}
