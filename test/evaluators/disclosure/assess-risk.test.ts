import { expect, test } from 'vitest'
import { assessRisk } from '../../../evaluators/disclosure/index.js'
import { classRisk, individualRisk } from '../../../evaluators/disclosure/individual-risk.js'
import { minimalUniques } from '../../../evaluators/disclosure/minimal-uniques.js'
import { resampledCounts } from '../../../evaluators/disclosure/resampled-counts.js'
import { intrusionScores, sudaScores } from '../../../evaluators/disclosure/suda.js'
import { createRng } from '../../../src/math/index.js'
import { renderRisk } from '../../../src/report/index.js'
import { levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

/** Twelve rows; fk and scores of sdcMicro 5.8.1. */
const rows = [
  ...[
    ['30', '75', 'M', 'nurse'],
    ['30', '75', 'M', 'nurse'],
    ['30', '75', 'F', 'doctor'],
    ['30', '69', 'F', 'nurse'],
  ],
  ...[
    ['40', '69', 'F', 'doctor'],
    ['40', '69', 'F', 'doctor'],
    ['40', '13', 'M', 'porter'],
    ['40', '13', 'M', 'nurse'],
  ],
  ...[
    ['50', '13', 'M', 'porter'],
    ['50', '75', 'F', 'clerk'],
    ['50', '75', 'M', 'clerk'],
    ['50', '69', 'M', 'clerk'],
  ],
]
const names = ['age', 'dept', 'sex', 'job']
const table = Table.of(
  names.map((name, place) =>
    levelColumn(
      name,
      rows.map((row) => row[place]!),
    ),
  ),
)
const schema: Schema = {
  name: 'staff',
  columns: names.map((name) => ({ name, kind: 'categorical', role: 'quasi-identifier' })),
}

/** Scores of the twelve rows, by one of the two worths of a set. */
function scored(score: 'original' | 'normalised') {
  const codes = table.columns.map((column) => (column.type === 'level' ? column.codes : []))
  const suda = sudaScores({ rowCount: 12, columnCount: 4, score })
  for (const { row, columns } of minimalUniques(codes, { rowCount: 12, mostColumns: 4 })) suda.add(row, columns)
  return suda
}

test('scores of minimal sample uniques, and what columns give to them, are those of sdcMicro 5.8.1', () => {
  expect([...scored('original').scores]).toEqual([0, 0, 5, 6, 0, 0, 2, 4, 4, 4, 2, 6])
  const alternative = [0, 0, 1.25, 1.5, 0, 0, 0.5, 1, 1, 1, 0.5, 1.5]
  for (const [row, score] of scored('normalised').scores.entries()) expect(score).toBeCloseTo(alternative[row]!, 9)
  const percent = [54.5454545454545, 57.5757575757576, 33.3333333333333, 63.6363636363636]
  for (const [column, share] of scored('original').contributions().entries())
    expect(100 * share).toBeCloseTo(percent[column]!, 9)
})

// sdcMicro works out the share of right matches in single precision.
test.each([
  [
    ...(['original', 0.01] as const),
    [5, 0.0306798594599389, 6, 0.0378987097954951, 2, 0.0104304827375594, 4, 0.0236430090926832],
  ],
  [
    ...(['normalised', 0.1] as const),
    [1.25, 0.258248252985598, 1.5, 0.302313058888434, 0.5, 0.103898223813641, 1, 0.210341936780723],
  ],
])('chances that a match is right by %s scores are those of sdcMicro 5.8.1', (score, fraction, expected) => {
  const { scores } = scored(score)
  const found = intrusionScores(scores, { alone: 8, inPairs: 4, columnCount: 4, fraction })
  const byScore = new Map(
    Array.from({ length: expected.length / 2 }, (_, at) => [expected[2 * at]!, expected[2 * at + 1]!]),
  )
  scores.forEach((own, row) => {
    const [nearest] = [...byScore.keys()].sort((a, b) => Math.abs(a - own) - Math.abs(b - own))
    expect(found[row]).toBeCloseTo(own === 0 ? 0 : byScore.get(nearest!)!, 6)
  })
})

test('the risk of single people by their weights is that of sdcMicro 5.8.1', () => {
  const weights = [50, 40, 60, 30, 20, 25, 80, 10, 15, 12, 18, 22]
  const expected = [
    ...[0.0207610214412343, 0.0207610214412343, 0.0693956705461373, 0.117282668333178, 0.0397760620676898],
    ...[0.0397760620676898, 0.0554686915781504, 0.25584278811045, 0.193432157221586, 0.225900604526182],
    ...[0.170021868111539, 0.147192497778967],
  ]
  const classes = Int32Array.from([0, 0, 1, 2, 3, 3, 4, 5, 6, 7, 8, 9])
  const [held, weight] = [new Float64Array(10), new Float64Array(10)]
  classes.forEach((own, row) => {
    held[own]! += 1
    weight[own]! += weights[row]!
  })
  for (const [row, own] of classes.entries())
    expect(classRisk(held[own]!, weight[own]!)).toBeCloseTo(expected[row]!, 12)
  const all = individualRisk(classes, weights)
  expect(all.highest).toBeCloseTo(0.25584278811045, 12)
  expect(all.expected).toBeCloseTo(
    expected.reduce((sum, each) => sum + each, 0),
    12,
  )
  expect(individualRisk(classes, new Float64Array(12)).highest).toBe(1)
})

test('intervals in closed form are those of drawing people anew', () => {
  const sizes = [...new Array<number>(40).fill(1), ...new Array<number>(25).fill(2), ...new Array<number>(10).fill(6)]
  const people = sizes.flatMap((size, own) => new Array<number>(size).fill(own))
  const rng = createRng('resampled')
  const draws = Array.from({ length: 2000 }, () => {
    const held = new Map<number, number>()
    for (const own of people) {
      // A Poisson number of mean 1 for each.
      let product = rng.uniform()
      for (; product > Math.exp(-1); product *= rng.uniform()) held.set(own, (held.get(own) ?? 0) + 1)
    }
    const all = [...held.values()]
    const small = all.filter((size) => size <= 5).reduce((sum, size) => sum + size, 0)
    return [all.length, all.filter((size) => size === 1).length, small]
  })
  const { classes, alone, upTo } = resampledCounts(sizes, { most: 5 })
  for (const [at, { interval }] of [classes, alone, upTo].entries()) {
    const own = draws.map((draw) => draw[at]!)
    const mean = own.reduce((sum, each) => sum + each, 0) / own.length
    const deviation = Math.sqrt(own.reduce((sum, each) => sum + (each - mean) ** 2, 0) / own.length)
    // A deviation of 2,000 draws is known within 1.6 %: five standard errors.
    expect((interval[1] - interval[0]) / 2 / 1.96 / deviation).toBeGreaterThan(0.92)
    expect((interval[1] - interval[0]) / 2 / 1.96 / deviation).toBeLessThan(1.08)
  }
})

test('a population that is given is counted, and one that lacks people is told', () => {
  const sample = Table.of([levelColumn('town', ['a', 'a', 'b', 'c'])])
  const own: Schema = { name: 't', columns: [{ name: 'town', kind: 'categorical', role: 'quasi-identifier' }] }
  const of = (towns: string) => Table.of([levelColumn('town', [...towns])])
  const { counted } = assessRisk(sample, { schema: own, population: of('aaaaabbbbc') })
  // Classes by chance: 3 of 10; rows by chance: (2/5 + 1/4 + 1/1)/4.
  expect(counted).toEqual({ people: 10, highest: 1, success: 0.4125, alone: 0.25, rowsMissed: 0 })
  expect(assessRisk(sample, { schema: own, population: of('abbc') }).counted?.rowsMissed).toBe(2)
  const other = Table.of([levelColumn('city', ['a'])])
  expect(() => assessRisk(sample, { schema: own, population: other })).toThrow('the population has no column "town"')
})

test('weights are a column of numbers', () => {
  const weighted = Table.of([
    ...table.columns,
    numberColumn(
      'w',
      Array.from({ length: 12 }, () => 1),
    ),
  ])
  expect(assessRisk(weighted, { schema, weight: 'w' }).individual).toEqual({
    highest: 1,
    average: 10 / 12,
    expected: 10,
  })
  expect(() => assessRisk(weighted, { schema, weight: 'job' })).toThrow('weights are numbers: column "job"')
  expect(() => assessRisk(weighted, { schema, weight: 'v' })).toThrow('no such column: "v"')
})

test('forty columns are assessed, of fewer together where there are many', () => {
  const rng = createRng('forty')
  const wide = Array.from({ length: 40 }, (_, place) =>
    levelColumn(
      `q${place}`,
      Array.from({ length: 3000 }, () => 'abc'[rng.below(3)]!),
    ),
  )
  const columns = wide.map(({ name }) => ({ name, kind: 'categorical', role: 'quasi-identifier' }) as const)
  const risk = assessRisk(Table.of(wide), { schema: { name: 'wide', columns } })
  expect([risk.mostColumns, risk.attackers.alone.people]).toEqual([3, 3000])
})

test('who stands alone, and by which columns', () => {
  const risk = assessRisk(table, { schema })
  expect(risk).toMatchObject({ rows: 12, people: 12, classes: 10, smallestClass: 1 })
  expect(risk.attackers.alone).toMatchObject({ people: 8, share: 8 / 12 })
  expect(risk.attackers.prosecutor).toEqual({ highest: 1, average: 10 / 12 })
  expect(risk.attackers.atRisk.people).toBe(12)
  expect(risk.combinations[0]!.columns.length).toBe(2)
  expect(risk.combinations.every(({ rows: isolated }) => isolated > 0)).toBe(true)
})

test('people are counted, not their rows', () => {
  const patient = numberColumn('patient', [1, 1, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10])
  const risk = assessRisk(Table.of([...table.columns, patient]), { schema: { ...schema, patient: 'patient' } })
  expect(risk.people).toBe(10)
  // The two nurses of thirty are one person, as are the two doctors of forty.
  expect(risk.attackers.alone.people).toBe(10)
})

test('a group that is all of one kind is named, whatever its size', () => {
  const died = Table.of([
    levelColumn('ward', ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b']),
    levelColumn('death', ['yes', 'yes', 'yes', 'yes', 'yes', 'no', 'no', 'yes']),
  ])
  const roles: Schema = {
    name: 'wards',
    columns: [
      { name: 'ward', kind: 'categorical', role: 'quasi-identifier' },
      { name: 'death', kind: 'categorical', role: 'outcome' },
    ],
  }
  const [found] = assessRisk(died, { schema: roles }).homogeneity
  expect(found).toMatchObject({ column: 'death', rows: 4, classes: 1 })
  expect(found!.byChance).toBeCloseTo(0.75 ** 4 + 0.25 ** 4, 12)
})

test('a table without anything known is refused', () => {
  expect(() => assessRisk(table, { schema: { ...schema, columns: [] } })).toThrow('no quasi-identifier')
})

test('Safe Harbor: dates, old age and places are found', () => {
  const whole: Schema = {
    name: 'stays',
    columns: [
      { name: 'age', kind: 'numeric', role: 'quasi-identifier' },
      { name: 'admitted', kind: 'datetime', role: 'feature' },
      { name: 'zip', kind: 'categorical', role: 'quasi-identifier' },
    ],
  }
  const stays = Table.of([
    numberColumn('age', [40, 93]),
    numberColumn('admitted', [0, 1]),
    levelColumn('zip', ['1', '2']),
  ])
  const broken = assessRisk(stays, { schema: whole }).safeHarbor.filter(({ state }) => state === 'not met')
  expect(broken.map(({ id, columns }) => [id, columns])).toEqual([
    ['places', ['zip']],
    ['dates', ['admitted']],
    ['ages', ['age']],
  ])
})

test('Safe Harbor: ages above 89 are found in dates of birth beside another date, and not judged where there is none', () => {
  const day = (text: string) => Date.parse(text)
  const born = numberColumn('date_naissance', [day('1930-05-01'), day('1961-02-03'), day('2001-07-08')])
  const admitted = numberColumn('admitted', [day('2021-01-01'), day('2020-01-01'), day('2019-05-05')])
  const columns = [
    { name: 'date_naissance', kind: 'datetime' as const, role: 'quasi-identifier' as const },
    { name: 'admitted', kind: 'datetime' as const, role: 'feature' as const },
  ]
  const ages = (of: Table, kinds: Schema['columns']) =>
    assessRisk(of, { schema: { name: 'stays', columns: kinds } }).safeHarbor.find(({ id }) => id === 'ages')
  expect(ages(Table.of([born, admitted]), columns)).toMatchObject({ state: 'not met', columns: ['date_naissance'] })
  expect(ages(Table.of([born]), columns.slice(0, 1))).toMatchObject({ state: 'not judged', columns: [] })
  const young = numberColumn('date_naissance', [day('1940-05-01'), day('1961-02-03'), day('2001-07-08')])
  expect(ages(Table.of([young, admitted]), columns)).toMatchObject({ state: 'met', columns: [] })
})

test('Safe Harbor: quarters and months of a coarser table are finer than a year, years are not', () => {
  const found = (levels: readonly string[]) =>
    assessRisk(Table.of([levelColumn('entered', levels)]), {
      schema: { name: 'stays', columns: [{ name: 'entered', kind: 'categorical', role: 'quasi-identifier' }] },
    }).safeHarbor.find(({ id }) => id === 'dates')?.columns
  expect(found(['2021-Q1', '2021-Q4', '*'])).toEqual(['entered'])
  expect(found(['2021-01', '2021-12'])).toEqual(['entered'])
  expect(found(['2021', '2020–2024', '*'])).toEqual([])
})

test('Safe Harbor: what a column holds is found by its cells where its name says nothing, and only free text leaves it open', () => {
  const mails = Array.from({ length: 40 }, (_, row) => `zebra${row}@example.org`)
  const sex = mails.map((_, row) => (row % 2 === 0 ? 'M' : 'F'))
  const notes = mails.map((_, row) => `seen in the ward on day ${row}, no complaint, sent home with advice`)
  const harbor = (names: readonly string[]) =>
    assessRisk(
      Table.of(
        [levelColumn('sex', sex), levelColumn('c7', mails), levelColumn('remarks', notes)].filter(({ name }) =>
          names.includes(name),
        ),
      ),
      {
        schema: {
          name: 'stays',
          columns: [
            { name: 'sex', kind: 'categorical', role: 'quasi-identifier' },
            { name: 'c7', kind: 'text', role: 'feature' },
            { name: 'remarks', kind: 'text', role: 'feature' },
          ].filter(({ name }) => names.includes(name)) as Schema['columns'],
        },
      },
    ).safeHarbor
  const state = (names: readonly string[], id: string) => harbor(names).find((item) => item.id === id)
  expect(state(['sex', 'c7'], 'email')).toMatchObject({ state: 'not met', columns: ['c7'] })
  expect(state(['sex', 'c7'], 'phone')?.state).toBe('met')
  expect(state(['sex', 'c7', 'remarks'], 'phone')?.state).toBe('not judged')
  expect(JSON.stringify(harbor(['sex', 'c7', 'remarks']))).not.toContain('zebra')
})

test('columns that name people by themselves are said first, in both languages', () => {
  const named: Schema = {
    ...schema,
    columns: [...schema.columns, { name: 'ipp', kind: 'identifier', role: 'direct-identifier' }],
  }
  const ids = Table.of([
    ...table.columns,
    levelColumn(
      'ipp',
      Array.from({ length: table.rowCount }, (_, row) => `p${row}`),
    ),
  ])
  const risk = assessRisk(ids, { schema: named })
  expect(renderRisk(risk, { title: 'a' })).toContain('Columns that name people by themselves: ipp.')
  expect(renderRisk(risk, { title: 'a', language: 'fr' })).toContain('nomment les personnes à elles seules : ipp.')
})

test('the page says the same in both languages, escaped, and loads nothing', () => {
  const risk = assessRisk(table, { schema, samplingFraction: 0.1 })
  const [english, french] = (['en', 'fr'] as const).map((language) => renderRisk(risk, { language, title: 'a <b>' }))
  expect(english).toContain('8 of 12 people stand alone')
  expect(french).toContain('8 personnes sur 12')
  // What columns are called proves nothing: the list never says that a rule is met.
  expect([english!.includes('none found'), />(not )?met</.test(english!)]).toEqual([true, false])
  expect(french).toContain('rien vu')
  for (const page of [english!, french!]) {
    expect(page).toContain('a &#60;b&#62;')
    expect(page).not.toMatch(/src=|href=|<script/)
    expect(page.match(/<tr>/g)!.length).toBe(english!.match(/<tr>/g)!.length)
  }
})
