import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { MirrorwardError } from '../../../src/errors.js'
import { loadLinked, writeLinked } from '../../../src/pipeline/linked/index.js'
import type { LinkFinding } from '../../../src/table/linked/index.js'

/** A folder of files, by name. */
function folderOf(files: Readonly<Record<string, readonly string[]>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'linked-'))
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), `${lines.join('\n')}\n`)
  return folder
}

const ids = Array.from({ length: 40 }, (_, person) => `P${1000 + person * 7}`)
const patients = [
  'id,sex,end',
  ...ids.map((id, person) => `${id},${person % 2 ? 'f' : 'm'},${95 + ((person * 17) % 31)}`),
]
const visits = [
  'id,day,weight',
  ...ids.flatMap((id, person) =>
    [0, 30, 90 + ((person * 17) % 31)].map((day, visit) => `${id},${day},${60 + person + visit}`),
  ),
]
const yaml = (text: string) => text.trim().split('\n')

async function problems(folder: string): Promise<{ readonly message: string; readonly lines: readonly string[] }> {
  try {
    await loadLinked({ input: folder })
  } catch (error) {
    if (!(error instanceof MirrorwardError)) throw error
    const lines = error.issues.map(
      ({ message, file = '', column, row }) => `${file.split('/').at(-1)} ${column} ${row}: ${message}`,
    )
    return { message: error.message, lines }
  }
  return { message: '', lines: [] }
}

function told(findings: readonly LinkFinding[]): string[] {
  return findings.map(
    ({ what, table, column, other, count, of }) => `${what} ${table} ${column ?? '-'} ${other ?? '-'} ${count}/${of}`,
  )
}

describe('a folder without a file of linked tables', () => {
  test('is linked by what its rows bear out', async () => {
    const { schema, findings, tables } = await loadLinked({
      input: folderOf({ 'patients.csv': patients, 'visits.csv': visits }),
    })
    expect(schema.tables.map(({ columns: _, ...rest }) => rest)).toEqual([
      { name: 'patients', key: 'id', source: 'patients.csv' },
      {
        ...{ name: 'visits', source: 'visits.csv', parent: { table: 'patients', column: 'id' } },
        time: { column: 'day', until: 'end' },
        courses: [{ type: 'monotone', column: 'weight', direction: 'rises' }],
      },
    ])
    expect(told(findings)).toEqual([
      'people patients - - 1/1',
      'key patients id - 40/40',
      'parent visits id patients.id 120/120',
      'time visits day - 40/40',
      'until visits day end 120/120',
      'never-falls visits weight - 40/40',
    ])
    expect(tables.table('visits').rowCount).toBe(120)
  })

  test('who died, beside a time that no row passes, is a time to an event; not where two columns could be meant', async () => {
    const withDeath = (names: string, cells: (person: number) => string) => [
      `id,sex,end,${names}`,
      ...patients.slice(1).map((line, person) => `${line},${cells(person)}`),
    ]
    const of = async (people: readonly string[]) => {
      const { schema, findings } = await loadLinked({
        input: folderOf({ 'patients.csv': people, 'visits.csv': visits }),
      })
      return { pairs: schema.tables[0]?.timeToEvent, told: told(findings).filter((line) => line.startsWith('event')) }
    }
    const died = (person: number) => (person === 3 ? '' : person % 3 === 0 ? 'yes' : 'no')
    expect(await of(withDeath('died,status', (person) => `${died(person)},${'ab'[person % 2]}`))).toEqual({
      pairs: [{ time: 'end', event: 'died' }],
      told: ['event patients died end 39/40'],
    })
    expect(await of(withDeath('died,cardiac_death', (person) => `${died(person)},${died(person + 1)}`))).toEqual({
      pairs: undefined,
      told: [],
    })
    expect(await of(withDeath('consent', died))).toEqual({ pairs: undefined, told: [] })
  })

  test('a column of another name points at a table by that: patient_id at the id of patients', async () => {
    const named = ['patient_id,day', ...visits.slice(1).map((line) => line.split(',').slice(0, 2).join(','))]
    const { schema } = await loadLinked({ input: folderOf({ 'patients.csv': patients, 'visits.csv': named }) })
    expect(schema.tables[1]?.parent).toEqual({ table: 'patients', column: 'patient_id' })
  })

  test('of two that could be people, one is taken, and the other is said', async () => {
    const doctors = ['doctor_id,unit', ...Array.from({ length: 8 }, (_, d) => `D${d * 3 + 11},${d % 3}`)]
    const seen = [
      'id,day,doctor_id',
      ...visits.slice(1).map((line, row) => `${line.split(',').slice(0, 2)},D${(row % 8) * 3 + 11}`),
    ]
    const { schema } = await loadLinked({
      input: folderOf({ 'patients.csv': patients, 'doctors.csv': doctors, 'visits.csv': seen }),
    })
    const of = (name: string) => schema.tables.find((table) => table.name === name)
    expect(of('visits')?.parent).toEqual({ table: 'patients', column: 'id' })
    expect(of('visits')?.references).toEqual([{ table: 'doctors', column: 'doctor_id' }])

    const persons = ['id,postcode', ...ids.map((id, person) => `${id},${person % 9}`)]
    const twice = await loadLinked({
      input: folderOf({ 'patients.csv': patients, 'persons.csv': persons, 'visits.csv': visits }),
    })
    expect(twice.schema.tables.map(({ name, parent }) => [name, parent?.table])).toEqual([
      ['patients', undefined],
      ['persons', 'patients'],
      ['visits', 'patients'],
    ])
    expect(told(twice.findings)).toContain('other-people persons id persons 120/120')
  })

  test('a cycle of keys is left out of the tree, and said', async () => {
    const stays = [
      'stay_id,id,ward',
      ...ids.flatMap((id, person) => [0, 1].map((stay) => `S${person * 2 + stay + 500},${id},${stay}`)),
    ]
    const people = [
      'id,sex,stay_id',
      ...ids.map((id, person) => `${id},${person % 2 ? 'f' : 'm'},S${person * 2 + 501}`),
    ]
    const { schema, findings } = await loadLinked({ input: folderOf({ 'patients.csv': people, 'stays.csv': stays }) })
    expect(schema.tables.map(({ name, parent }) => [name, parent?.table])).toEqual([
      ['patients', undefined],
      ['stays', 'patients'],
    ])
    expect(told(findings)).toContain('cycle patients stay_id stays 40/40')
  })

  test('of tables with one row each that point at each other the key that is left out is said', async () => {
    const turned = (index: number) => (index * 7 + 3) % ids.length
    const people = ['id,sex,record_id', ...ids.map((id, at) => `${id},${at % 2 ? 'f' : 'm'},R${turned(at) + 900}`)]
    const records = ['record_id,id,bmi', ...ids.map((id, at) => `R${turned(at) + 900},${id},${20 + (at % 9)}`)]
    const two = {
      'patients.csv': people,
      'records.csv': [records[0]!, ...records.slice(1).sort()],
      'visits.csv': visits,
    }
    const { schema, findings } = await loadLinked({ input: folderOf(two) })
    expect(schema.tables.map(({ name, key, parent }) => [name, key, parent?.table])).toEqual([
      ['patients', 'id', undefined],
      ['records', undefined, 'patients'],
      ['visits', undefined, 'patients'],
    ])
    expect(told(findings).filter((line) => line.startsWith('cycle'))).toEqual([
      'cycle patients record_id records 40/40',
    ])
  })

  test('a cycle through three tables with one row each takes the key by which rows hang on people', async () => {
    const turned = (index: number) => (index * 7 + 3) % ids.length
    const people = ['id,sex,consent_id', ...ids.map((id, at) => `${id},${at % 2 ? 'f' : 'm'},C${turned(at) + 500}`)]
    const records = ['record_id,id', ...ids.map((id, at) => `R${at * 3 + 800},${id}`)]
    const consents = ['consent_id,record_id', ...ids.map((_, at) => `C${turned(at) + 500},R${at * 3 + 800}`)]
    const three = { 'patients.csv': people, 'records.csv': records, 'consents.csv': consents, 'visits.csv': visits }
    const { schema, findings } = await loadLinked({ input: folderOf(three) })
    expect(schema.tables.map(({ name, key, parent }) => [name, key, parent?.table])).toEqual([
      ['patients', 'id', undefined],
      ['records', 'record_id', 'patients'],
      ['consents', undefined, 'records'],
      ['visits', undefined, 'patients'],
    ])
    expect(told(findings).filter((line) => line.startsWith('cycle'))).toEqual([
      'cycle patients consent_id consents 40/40',
    ])
  })

  test('tables that nothing links are refused by file', async () => {
    expect(await problems(folderOf({ 'a.csv': ['x,y', '1,2', '1,3'], 'b.csv': ['z', '5', '5'] }))).toEqual({
      message: 'no table of people: no column of one table holds what another points at',
      lines: [
        'a.csv undefined undefined: no column links it to another table',
        'b.csv undefined undefined: no column links it to another table',
      ],
    })
  })

  test('a folder without a table of people whose tables all say who: it is made of them', async () => {
    const many = (columns: string) => [columns, ...ids.flatMap((id, row) => [`${id},${row}`, `${id},${row + 1}`])]
    const files = { 'labs.csv': many('patient_id,value'), 'visits.csv': many('patient_id,day') }
    const made = await loadLinked({ input: folderOf(files) })
    expect(made.schema.tables.map(({ name, parent, made }) => [name, parent?.table, made])).toEqual([
      ['people', undefined, true],
      ['labs', 'people', undefined],
      ['visits', 'people', undefined],
    ])
    expect(told(made.findings)).toContain(`made-people people patient_id - ${ids.length}/${ids.length}`)
    expect(made.files.map(({ table }) => table)).toEqual(['labs', 'visits'])
    const written = await loadLinked({ input: folderOf({ ...files, 'people.csv': ['patient_id', ...ids] }) })
    expect(written.schema.tables.map(({ name, parent, made }) => [name, parent?.table, made])).toEqual([
      ['people', undefined, undefined],
      ['labs', 'people', undefined],
      ['visits', 'people', undefined],
    ])
  })

  test('people are not made of tables that speak of different ones', async () => {
    const many = (of: string) => [
      'patient_id,value',
      ...ids.flatMap((id, row) => [`${of}${id},${row}`, `${of}${id},3`]),
    ]
    const { message } = await problems(folderOf({ 'labs.csv': many('a'), 'visits.csv': many('b') }))
    expect(message).toBe('no table of people: no column of one table holds what another points at')
  })

  test('a linked.yaml may say that people are made', async () => {
    const described = yaml(`
tables:
  - { file: persons.csv, made: true, key: who }
  - { file: visits.csv, parent: { table: persons, column: id }, time: day }
`)
    const { tables } = await loadLinked({ input: folderOf({ 'visits.csv': visits, 'linked.yaml': described }) })
    expect(tables.table('persons').rowCount).toBe(ids.length)
    expect(tables.table('persons').columnNames).toEqual(['who'])
  })

  test('planned visits at few times are in order of them: no measurement is named by a month', async () => {
    const planned = (name: string) => [
      `id,${name},score`,
      ...ids.flatMap((id, person) => [0, 6, 12, 24].map((month) => `${id},${month},${(person * 7 + month) % 11}`)),
    ]
    const timed = await loadLinked({ input: folderOf({ 'patients.csv': patients, 'visits.csv': planned('month') }) })
    const own = timed.schema.tables[1]!
    expect([own.time?.column, own.layout]).toEqual(['month', undefined])
    expect(own.columns.find(({ name }) => name === 'month')?.kind).toBe('numeric')
    const items = await loadLinked({ input: folderOf({ 'patients.csv': patients, 'items.csv': planned('item') }) })
    expect(items.schema.tables[1]!.time).toBeUndefined()
  })

  test('two files of one name are refused', async () => {
    const { message, lines } = await problems(folderOf({ 'visits.csv': visits, 'visits.tsv': visits }))
    expect([message, lines]).toEqual([
      'every table needs a name of its own',
      ['visits.tsv undefined undefined: another file is called so too'],
    ])
  })
})

describe('keys at fault', () => {
  const described = (orphans: string, duplicates: string) =>
    yaml(`
tables:
  - { file: patients.csv, key: id${duplicates} }
  - { file: visits.csv, parent: patients.id, time: day${orphans} }
`)
  const faulty = {
    'patients.csv': [...patients, `${ids[3]},f,5`, ',m,7'],
    'visits.csv': [...visits, 'nobody,1,2', ',2,3'],
  }

  test('are refused by file, column and row, never by value', async () => {
    const { message, lines } = await problems(folderOf({ ...faulty, 'linked.yaml': described('', '') }))
    expect(message).toBe('the tables do not fit together (say what to do with duplicates and orphans: drop or keep)')
    expect(lines).toEqual([
      'patients.csv id 42: no key',
      'patients.csv id 41: the key of an earlier row',
      'visits.csv id 122: no parent',
      'visits.csv id 121: a parent that is not there',
    ])
  })

  test('are dropped where the schema says so', async () => {
    const { tables, faults } = await loadLinked({
      input: folderOf({ ...faulty, 'linked.yaml': described(', orphans: drop', ', duplicates: drop') }),
    })
    expect(tables.table('patients').rowCount).toBe(40)
    expect(tables.table('visits').rowCount).toBe(120)
    expect(faults.map(({ kind, rows }) => [kind, rows])).toEqual([
      ['missing-key', [41]],
      ['duplicate-key', [40]],
      ['missing-parent', [121]],
      ['orphan', [120]],
    ])
  })

  test('are kept where the schema says so: such rows belong to nobody', async () => {
    const { tables } = await loadLinked({
      input: folderOf({ ...faulty, 'linked.yaml': described(', orphans: keep', ', duplicates: keep') }),
    })
    expect(tables.table('patients').rowCount).toBe(42)
    expect([...tables.parentRows('visits')].filter((row) => row < 0)).toHaveLength(2)
  })

  test('rows below a row that is dropped go with it', async () => {
    const schema = yaml(`
tables:
  - { file: patients.csv, key: id }
  - { file: stays.csv, key: stay, parent: patients.id, orphans: drop }
  - { file: tests.csv, parent: stays.stay }
`)
    const { tables, faults } = await loadLinked({
      input: folderOf({
        ...{ 'linked.yaml': schema, 'patients.csv': ['id,sex', 'a,f', 'b,m'] },
        'stays.csv': ['stay,id', 's1,a', 's2,c', 's3,b'],
        'tests.csv': ['stay,value', 's1,1', 's2,2', 's2,3', 's3,4'],
      }),
    })
    expect(tables.table('tests').rowCount).toBe(2)
    expect(faults.map(({ kind, table, rows }) => [kind, table, rows])).toEqual([
      ['orphan', 'stays', [1]],
      ['parent-dropped', 'tests', [1, 2]],
    ])
  })
})

describe('unusual tables are read', () => {
  const schema = yaml(`
tables:
  - { file: patients.csv, key: id }
  - { file: visits.csv, parent: patients.id, time: day }
`)
  const read = async (lines: readonly string[]) => {
    const folder = folderOf({ 'linked.yaml': schema, 'patients.csv': ['id,sex', 'a,f', 'b,m'], 'visits.csv': lines })
    return (await loadLinked({ input: folder })).tables
  }

  test('an empty child table', async () => {
    const tables = await read(['id,day,value'])
    expect(tables.table('visits').rowCount).toBe(0)
    expect(tables.parentRows('visits')).toHaveLength(0)
  })

  test('an order column with missing values: such rows lie last', async () => {
    const tables = await read(['id,day,value', 'a,,1', 'a,3,2', 'b,1,3', 'a,1,4'])
    expect(cells(tables, 'value')).toEqual([4, 2, 1, 3])
  })

  test('ties in time keep their order', async () => {
    expect(cells(await read(['id,day,value', 'b,1,1', 'a,3,2', 'a,3,3', 'a,1,4']), 'value')).toEqual([4, 2, 3, 1])
  })

  test('a person with 90 % of the rows', async () => {
    const many = Array.from({ length: 90 }, (_, day) => `a,${day},${day}`)
    expect((await read(['id,day,value', ...many, 'b,1,5'])).table('visits').rowCount).toBe(91)
  })

  test('keys written 12 and 12.0 are one key', async () => {
    const folder = folderOf({
      ...{ 'linked.yaml': schema, 'patients.csv': ['id,sex', '12,f', '13,m'] },
      'visits.csv': ['id,day', '12.0,1', '13.0,2'],
    })
    expect([...(await loadLinked({ input: folder })).tables.parentRows('visits')]).toEqual([0, 1])
  })
})

test('a folder is written as it was read: names, formats and notation', async () => {
  const folder = folderOf({ 'patients.csv': patients, 'visits.tsv': visits.map((line) => line.replaceAll(',', '\t')) })
  const { tables } = await loadLinked({ input: folder })
  const out = join(folder, 'release')
  const written = await writeLinked(tables, out)
  expect(readdirSync(out).sort()).toEqual(['patients.csv', 'visits.tsv'])
  expect(written.map(({ table, rows }) => [table, rows])).toEqual([
    ['patients', 40],
    ['visits', 120],
  ])
  for (const file of ['patients.csv', 'visits.tsv'])
    expect(readFileSync(join(out, file), 'utf8')).toBe(readFileSync(join(folder, file), 'utf8'))
})

test('a schema file beside a table describes its columns', async () => {
  const folder = folderOf({
    ...{ 'patients.csv': patients, 'visits.csv': visits },
    'visits.schema.yaml': ['name: v', 'columns: [{ name: weight, kind: numeric, unit: kg, precision: 1 }]'],
  })
  const { schema, files } = await loadLinked({ input: folder })
  expect(schema.tables[1]?.columns.find(({ name }) => name === 'weight')).toMatchObject({ unit: 'kg', precision: 1 })
  expect(files[1]?.completed).toEqual(['id', 'day'])
})

test('a single file is linked by its patient, with the time that its rows bear out', async () => {
  const folder = folderOf({
    'visits.csv': [
      'patient_id,sex,day,end',
      ...ids.flatMap((id, person) =>
        [0, 20, 60 + person].map((day) => `${id},${person % 2 ? 'f' : 'm'},${day},${60 + person * 2}`),
      ),
    ],
  })
  const { schema } = await loadLinked({ input: join(folder, 'visits.csv') })
  expect(schema.tables[0]).toMatchObject({ patient: 'patient_id', time: { column: 'day', until: 'end' } })
})

function cells(tables: Awaited<ReturnType<typeof loadLinked>>['tables'], name: string): number[] {
  const column = tables.table('visits').column(name)
  return column.type === 'number' ? [...column.values] : []
}
