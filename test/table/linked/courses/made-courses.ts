import { createRng } from '../../../../src/math/index.js'
import { levelColumn, numberColumn, Table } from '../../../../src/table/index.js'
import { type CourseRelation, type LinkedSchema, LinkedTables } from '../../../../src/table/linked/index.js'

const day = 86_400_000

/** Every kind of relation, each true of everybody in `madeCourses`. */
export const madeRelations: readonly CourseRelation[] = [
  { type: 'increment', column: 'age', per: 365.25 },
  { type: 'monotone', column: 'stage', direction: 'rises' },
  { type: 'monotone', column: 'sum', direction: 'rises' },
  { type: 'monotone', column: 'left', direction: 'falls' },
  { type: 'constant-after', column: 'dialysis', level: '1' },
  { type: 'bound', column: 'date', side: 'at-least', of: 'entry' },
  { type: 'bound', column: 'dose', side: 'at-most', of: 'max_dose' },
]

export const courseSchema: LinkedSchema = {
  name: 'clinic',
  tables: [
    {
      name: 'patients',
      key: 'id',
      columns: [
        { name: 'id', kind: 'identifier', role: 'direct-identifier' },
        { name: 'sex', kind: 'categorical', role: 'feature', levels: ['f', 'm'] },
        { name: 'entry', kind: 'datetime', role: 'feature', format: 'date' },
        { name: 'end', kind: 'datetime', role: 'feature', format: 'date' },
        { name: 'max_dose', kind: 'numeric', role: 'feature', precision: 0 },
      ],
    },
    {
      name: 'visits',
      parent: { table: 'patients', column: 'id' },
      time: { column: 'date', until: 'end' },
      columns: [
        { name: 'id', kind: 'identifier', role: 'direct-identifier' },
        { name: 'date', kind: 'datetime', role: 'feature', format: 'date' },
        { name: 'age', kind: 'numeric', role: 'feature', precision: 2 },
        { name: 'stage', kind: 'ordinal', role: 'feature', levels: ['I', 'II', 'III', 'IV'] },
        { name: 'sum', kind: 'numeric', role: 'feature', precision: 1 },
        { name: 'left', kind: 'numeric', role: 'feature', precision: 0 },
        { name: 'dialysis', kind: 'boolean', role: 'feature', levels: ['0', '1'] },
        { name: 'dose', kind: 'numeric', role: 'feature', precision: 0 },
        { name: 'noise', kind: 'numeric', role: 'feature', precision: 1 },
      ],
    },
  ],
}

export const statedSchema: LinkedSchema = {
  ...courseSchema,
  tables: courseSchema.tables.map((table) => (table.name === 'visits' ? { ...table, courses: madeRelations } : table)),
}

/** People whose visits keep every relation; cells of `sum`, `stage` and `age` are missing now and then. */
export function madeCourses(people: number, { seed = 1, schema = courseSchema } = {}): LinkedTables {
  const rng = createRng(seed)
  const ids = Array.from({ length: people }, (_, person) => `p${person}`)
  const persons = ids.map((id) => {
    const entry = 14_000 + rng.below(900)
    return { id, sex: 'fm'[rng.below(2)]!, entry, end: entry + 200 + rng.below(1200), most: 20 + rng.below(80) }
  })
  const visits = persons.flatMap(({ id, entry, end, most }) => {
    const birth = entry - 365.25 * (30 + 40 * rng.uniform())
    let [stage, sum, left, dialysis] = [rng.below(2), 10 * rng.below(9), 100 + rng.below(60), 0]
    const rows = []
    for (let date = entry, count = 1 + rng.below(8); count > 0 && date <= end; count--, date += 20 + rng.below(150)) {
      rows.push({
        id,
        date,
        age: (date - birth) / 365.25,
        stage,
        sum,
        left,
        dialysis,
        dose: Math.min(most, 10 + rng.below(70)),
      })
      if (rng.uniform() < 0.3) stage = Math.min(3, stage + 1)
      if (rng.uniform() < 0.15) dialysis = 1
      sum += Math.round(-300 * Math.log(1 - rng.uniform())) / 10
      left -= rng.below(12)
    }
    return rows
  })
  const sometimes = <T>(cell: T, share: number): T | null => (rng.uniform() < share ? null : cell)
  return LinkedTables.of(
    new Map([
      [
        'patients',
        Table.of([
          levelColumn('id', ids),
          levelColumn(
            'sex',
            persons.map(({ sex }) => sex),
          ),
          numberColumn(
            'entry',
            persons.map(({ entry }) => entry * day),
          ),
          numberColumn(
            'end',
            persons.map(({ end }) => end * day),
          ),
          numberColumn(
            'max_dose',
            persons.map(({ most }) => most),
          ),
        ]),
      ],
      [
        'visits',
        Table.of([
          levelColumn(
            'id',
            visits.map(({ id }) => id),
          ),
          numberColumn(
            'date',
            visits.map(({ date }) => date * day),
          ),
          numberColumn(
            'age',
            visits.map(({ age }) => sometimes(Math.round(age * 100) / 100, 0.05)),
          ),
          levelColumn(
            'stage',
            visits.map(({ stage }) => sometimes(['I', 'II', 'III', 'IV'][stage]!, 0.1)),
            ['I', 'II', 'III', 'IV'],
          ),
          numberColumn(
            'sum',
            visits.map(({ sum }) => sometimes(Math.round(sum * 10) / 10, 0.2)),
          ),
          numberColumn(
            'left',
            visits.map(({ left }) => left),
          ),
          levelColumn(
            'dialysis',
            visits.map(({ dialysis }) => String(dialysis)),
            ['0', '1'],
          ),
          numberColumn(
            'dose',
            visits.map(({ dose }) => dose),
          ),
          numberColumn(
            'noise',
            visits.map(() => Math.round(10 * rng.normal()) / 10 + 0),
          ),
        ]),
      ],
    ]),
    schema,
  )
}
