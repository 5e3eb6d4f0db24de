import { describe, expect, test } from 'vitest'
import { maskRules } from '../../../anonymizers/index.js'
import { createRng } from '../../../src/math/index.js'
import { privateMask } from '../../../src/pipeline/private/masked-input.js'
import { cellAt, levelColumn, numberColumn, type Schema, Table } from '../../../src/table/index.js'

const schema: Schema = {
  name: 'made',
  domain: 'declared',
  patient: 'who',
  columns: [
    { name: 'who', kind: 'identifier', role: 'direct-identifier' },
    { name: 'age', kind: 'numeric', role: 'quasi-identifier', precision: 0, bounds: { min: 0, max: 110 }, cuts: [50] },
    { name: 'day', kind: 'datetime', role: 'feature', format: 'date', bounds: { min: 0, max: 1e12 } },
    { name: 'code', kind: 'categorical', role: 'feature', levels: ['C50.1', 'C50.2', 'I10'] },
  ],
}

/** Rows of patients by number; each patient's depend on the patient alone. */
function tableOf(patients: readonly number[]): Table {
  const rows = patients.flatMap((who) => {
    const rng = createRng(who)
    return Array.from({ length: 1 + (who % 3) }, () => ({
      ...{ who: `P${who}`, age: rng.below(100), day: rng.below(10_000) * 86_400_000 },
      code: ['C50.1', 'C50.2', 'I10', null][rng.below(4)]!,
    }))
  })
  return Table.of(
    [
      levelColumn(
        'who',
        rows.map(({ who }) => who),
      ),
      numberColumn(
        'age',
        rows.map(({ age }) => age),
      ),
      numberColumn(
        'day',
        rows.map(({ day }) => day),
      ),
      levelColumn(
        'code',
        rows.map(({ code }) => code),
      ),
    ],
    rows.length,
  )
}

/** Masked cells by patient, in the order of rows. */
function rowsBy(table: Table): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (let row = 0; row < table.rowCount; row++) {
    const who = String(cellAt(table.column('who'), row))
    const cells = JSON.stringify(table.columns.map((column) => cellAt(column, row)))
    found.set(who, [...(found.get(who) ?? []), cells])
  }
  return found
}

/** Options with which a rule can be tried on a column; the shortest that it takes. */
const optionsOf: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  bucket: { buckets: 4 },
  constant: { value: 'X' },
  generalise: { hierarchy: 'icd-10' },
  identifier: { type: 'nir' },
  noise: { sd: 3 },
  round: { to: 10 },
  template: { template: '{token}' },
}

describe('every mask of the catalogue before a private release', () => {
  const people = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
  for (const rule of maskRules)
    for (const column of ['age', 'day', 'code'])
      test(`${rule.id} of ${column} changes no row of other people when one leaves, or is refused`, async () => {
        const stated = {
          technique: 'mask' as const,
          rules: [
            { columns: column, mask: rule.id, ...optionsOf[rule.id] },
            ...['who', 'age', 'day', 'code']
              .filter((each) => each !== column)
              .map((columns) => ({ columns, mask: 'keep' })),
          ],
        }
        const ready = await privateMask(stated, { schema, place: 1 }).catch((error) => error)
        if (rule.learn !== undefined) {
          expect(ready).toMatchObject({ code: 'bad-option' })
          return expect(ready.issues[0]).toMatchObject({ column, message: expect.stringContaining('other people') })
        }
        // Options that the rule does not take for this column are refused before anything is read.
        if (ready instanceof Error) return expect(ready).toMatchObject({ code: 'bad-option' })
        const whole = rowsBy(await ready.apply(tableOf(people)))
        for (const gone of [1, 6, 11]) {
          const rest = rowsBy(await ready.apply(tableOf(people.filter((who) => who !== gone))))
          for (const who of people) if (who !== gone) expect(rest.get(`P${who}`)).toEqual(whole.get(`P${who}`))
        }
      })

  test('most of them can be tried at all', async () => {
    const tried = await Promise.all(
      maskRules.map(({ id }) =>
        privateMask(
          {
            rules: [
              { columns: 'code', mask: id, ...optionsOf[id] },
              { columns: ['who', 'age', 'day'], mask: 'keep' },
            ],
          },
          { schema, place: 1 },
        ).then(
          () => id,
          () => undefined,
        ),
      ),
    )
    expect(tried.filter((id) => id !== undefined).length).toBeGreaterThan(maskRules.length * 0.6)
    expect(tried).not.toContain('shuffle')
  })
})

describe('the schema of a masked table', () => {
  const mask = (rules: readonly Readonly<Record<string, unknown>>[]) => privateMask({ rules }, { schema, place: 1 })

  test('is told from rules alone: what is kept as declared, numbers with their bounds, all else bought', async () => {
    const { schema: after, masks } = await mask([
      { columns: 'who', mask: 'drop' },
      { columns: 'age', mask: 'round', to: 10 },
      { columns: 'day', mask: 'drop' },
      { columns: 'code', mask: 'generalise', hierarchy: 'icd-10' },
    ])
    expect(after.columns.map(({ name, domain, bounds, levels }) => ({ name, domain, bounds, levels }))).toEqual([
      { name: 'who' },
      { name: 'age', domain: 'declared', bounds: { min: 0, max: 110 } },
      { name: 'code', domain: 'buy' },
    ])
    expect(after.columns[1]).not.toHaveProperty('cuts')
    expect(after.patient).toBe('who')
    expect(masks).toEqual({ who: 'drop', age: 'round', day: 'drop', code: 'generalise' })
  })

  test('people stay for counting, whatever becomes of their column', async () => {
    const ready = await mask([
      { columns: 'who', mask: 'drop' },
      { columns: ['age', 'day', 'code'], mask: 'keep' },
    ])
    const table = tableOf([1, 2])
    expect(cellAt((await ready.apply(table)).column('who'), 0)).toBe('P1')
  })

  test('a cell that a mask cannot read comes out empty: it ends no run', async () => {
    const odd: Schema = {
      ...schema,
      columns: [schema.columns[0]!, { name: 'code', kind: 'categorical', role: 'feature' }],
    }
    const ready = await privateMask(
      {
        rules: [
          { columns: 'who', mask: 'keep' },
          { columns: 'code', mask: 'round', to: 10 },
        ],
      },
      { schema: odd, place: 1 },
    )
    const table = Table.of([levelColumn('who', ['a', 'b']), levelColumn('code', ['17', 'no number'])], 2)
    const after = await ready.apply(table)
    expect([0, 1].map((row) => cellAt(after.column('code'), row))).toEqual(['20', null])
  })
})
