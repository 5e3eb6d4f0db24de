import { createRng } from '../../src/math/index.js'
import { levelColumn, numberColumn, Table } from '../../src/table/index.js'
import { type LinkedSchema, LinkedTables } from '../../src/table/linked/index.js'

const markers = ['marker 1', 'marker 2', 'marker 3', 'marker 4']

export const visitsSchema: LinkedSchema = {
  name: 'simulated',
  tables: [
    {
      name: 'patients',
      key: 'id',
      columns: [
        { name: 'id', kind: 'numeric', role: 'direct-identifier' },
        { name: 'sex', kind: 'categorical', role: 'feature', levels: ['f', 'm'] },
        { name: 'age', kind: 'numeric', role: 'feature', precision: 0 },
        { name: 'end', kind: 'numeric', role: 'feature', precision: 0 },
      ],
    },
    {
      name: 'visits',
      parent: { table: 'patients', column: 'patient' },
      time: { column: 'day', until: 'end' },
      columns: [
        { name: 'patient', kind: 'numeric', role: 'direct-identifier' },
        { name: 'day', kind: 'numeric', role: 'feature', precision: 0 },
        ...markers.map((name) => ({ name, kind: 'numeric' as const, role: 'feature' as const, precision: 1 })),
        { name: 'stage', kind: 'categorical', role: 'feature', levels: ['a', 'b', 'c'] },
        { name: 'ward', kind: 'categorical', role: 'feature', levels: ['north', 'south', 'east', 'west', 'day care'] },
      ],
    },
  ],
}

/** People with 5 to 15 visits, ten on average, of eight columns: markers that follow themselves and each other, a stage that rises. */
export function simulatedVisits(people: number, seed: number | string): LinkedTables {
  const rng = createRng(seed)
  const patients: [sex: string, age: number, end: number][] = []
  const visits: [patient: number, day: number, markers: number[], stage: string, ward: string][] = []
  for (let person = 1; person <= people; person++) {
    const count = 5 + rng.below(11)
    const own = markers.map(() => rng.normal())
    let stage = 0
    let ward = rng.below(5)
    let day = rng.below(30)
    for (let visit = 0; visit < count; visit++, day += 60 + rng.below(60)) {
      own.forEach((value, marker) => {
        own[marker] = 0.8 * value + 0.2 * (own[marker - 1] ?? 0) + 0.5 * rng.normal()
      })
      if (rng.uniform() < 0.1) stage = Math.min(2, stage + 1)
      if (rng.uniform() < 0.2) ward = rng.below(5)
      const rounded = own.map((value) => Math.round(100 + 100 * value) / 10)
      visits.push([person, day, rounded, 'abc'[stage]!, ['north', 'south', 'east', 'west', 'day care'][ward]!])
    }
    patients.push([rng.uniform() < 0.5 ? 'f' : 'm', 40 + rng.below(40), day + rng.below(300)])
  }
  return LinkedTables.of(
    new Map([
      [
        'patients',
        Table.of([
          numberColumn(
            'id',
            patients.map((_, person) => person + 1),
          ),
          levelColumn(
            'sex',
            patients.map(([sex]) => sex),
          ),
          numberColumn(
            'age',
            patients.map(([, age]) => age),
          ),
          numberColumn(
            'end',
            patients.map(([, , end]) => end),
          ),
        ]),
      ],
      [
        'visits',
        Table.of([
          numberColumn(
            'patient',
            visits.map(([patient]) => patient),
          ),
          numberColumn(
            'day',
            visits.map(([, day]) => day),
          ),
          ...markers.map((name, marker) =>
            numberColumn(
              name,
              visits.map(([, , own]) => own[marker]!),
            ),
          ),
          levelColumn(
            'stage',
            visits.map(([, , , stage]) => stage),
          ),
          levelColumn(
            'ward',
            visits.map(([, , , , ward]) => ward),
          ),
        ]),
      ],
    ]),
    visitsSchema,
  )
}
