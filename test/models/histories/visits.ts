import { createRng } from '../../../src/math/index.js'
import { levelColumn, numberColumn, Table } from '../../../src/table/index.js'
import { type LinkedSchema, LinkedTables } from '../../../src/table/linked/index.js'

export const visitsSchema: LinkedSchema = {
  name: 'clinic',
  tables: [
    {
      name: 'patients',
      key: 'id',
      columns: [
        { name: 'id', kind: 'identifier', role: 'direct-identifier' },
        { name: 'sex', kind: 'categorical', role: 'feature', levels: ['f', 'm'] },
        { name: 'end', kind: 'numeric', role: 'feature', precision: 0 },
      ],
    },
    {
      name: 'visits',
      parent: { table: 'patients', column: 'patient' },
      time: { column: 'day', until: 'end' },
      columns: [
        { name: 'patient', kind: 'identifier', role: 'direct-identifier' },
        { name: 'day', kind: 'numeric', role: 'feature', precision: 0 },
        { name: 'marker', kind: 'numeric', role: 'feature', precision: 1 },
        { name: 'stage', kind: 'categorical', role: 'feature', levels: ['a', 'b', 'c'] },
      ],
    },
  ],
}

/** People with up to six visits every hundred days: a marker that follows itself, a stage that is often missing. */
export function clinic(people: number, seed = 1): LinkedTables {
  const rng = createRng(seed)
  const sexes: string[] = []
  const ends: number[] = []
  const visits: [patient: string, day: number, marker: number, stage: string | null][] = []
  for (let person = 0; person < people; person++) {
    const sex = rng.uniform() < 0.5 ? 'f' : 'm'
    const end = 100 + rng.below(900)
    sexes.push(sex)
    ends.push(end)
    let marker = rng.normal()
    const count = rng.below(sex === 'f' ? 7 : 4)
    for (let visit = 0, day = 0; visit < count && day <= end; visit++, day += 80 + rng.below(40)) {
      visits.push([`r${person}`, day, marker, rng.uniform() < 0.4 ? null : 'abc'[rng.below(3)]!])
      marker = 0.8 * marker + 0.6 * rng.normal()
    }
  }
  return LinkedTables.of(
    new Map([
      [
        'patients',
        Table.of([
          levelColumn(
            'id',
            sexes.map((_, person) => `r${person}`),
          ),
          levelColumn('sex', sexes),
          numberColumn('end', ends),
        ]),
      ],
      [
        'visits',
        Table.of([
          levelColumn(
            'patient',
            visits.map(([patient]) => patient),
          ),
          numberColumn(
            'day',
            visits.map(([, day]) => day),
          ),
          numberColumn(
            'marker',
            visits.map(([, , marker]) => Math.round(marker * 10) / 10),
          ),
          levelColumn(
            'stage',
            visits.map(([, , , stage]) => stage),
          ),
        ]),
      ],
    ]),
    visitsSchema,
  )
}
