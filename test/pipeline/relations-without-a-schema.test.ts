import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { draftSchema, loadInput, readTableFile, relationText, run } from '../../src/index.js'
import { createRng } from '../../src/math/index.js'
import { brokenRows, learnRelation } from '../../src/table/index.js'

const folder = mkdtempSync(join(tmpdir(), 'relations-without-a-schema-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Times in order, a sum, a group cut from a number, a dose that only one arm has; and years that stay below kilograms. */
function write(name: string, rowCount: number): string {
  const rng = createRng('without a schema')
  const lines = Array.from({ length: rowCount }, () => {
    const futime = 30 + rng.below(4000)
    const ptime = rng.uniform() < 0.6 ? futime : rng.below(futime + 1)
    const [kappa, lambda] = [1 + rng.below(400), 1 + rng.below(300)]
    const age = 20 + rng.below(65)
    const arm = rng.uniform() < 0.5 ? 'treated' : 'control'
    const school = 4 + rng.below(17)
    return [
      ptime,
      futime,
      kappa / 100,
      lambda / 100,
      (kappa + lambda) / 100,
      age,
      age < 40 ? 'young' : age < 60 ? 'middle' : 'old',
      arm,
      arm === 'treated' ? 5 + rng.below(90) / 10 : '',
      school,
      school + 1 + rng.below(24),
    ].join()
  })
  const path = join(folder, name)
  writeFileSync(
    path,
    `ptime,futime,kappa,lambda,total,age,agegroup,arm,dose,schooling,kilograms\n${lines.join('\n')}\n`,
  )
  return path
}

const certain = ['ptime <= futime', 'total = kappa + lambda', 'arm is a function of dose', 'agegroup cuts age']
const input = write('all.csv', 400)

test('what is certain is used without a schema, and what may be an accident is left to a person', async () => {
  const { schema } = await loadInput({ path: input })
  expect(schema.relations?.map(relationText)).toEqual(certain)
  const read = await readTableFile(input)
  const draft = draftSchema(read.table, { name: 'all', file: input, notation: read.notation })
  expect(draft.schema.relations?.map(relationText)).toEqual(certain)
  const doubted = draft.relations.filter(({ doubt }) => doubt === 'unlike')
  expect(doubted.map(({ relation }) => relationText(relation))).toEqual(['schooling <= kilograms'])
})

test('fewer than a hundred rows make nothing certain', async () => {
  expect((await loadInput({ path: write('few.csv', 99) })).schema.relations).toBeUndefined()
})

test('with a schema of a person nothing is added', async () => {
  const { schema } = await loadInput({ path: input })
  const { relations: _relations, ...stated } = schema
  expect((await loadInput({ path: input }, stated)).schema.relations).toBeUndefined()
})

describe('a run without a schema', async () => {
  const release = await run({ input, model: 'bayes-net', depth: 'quick', seed: 1, out: join(folder, 'release') })
  const { table: train, schema } = await loadInput({ path: input })
  const { table } = await loadInput({ path: join(folder, 'release', 'synthetic.csv') }, schema)

  test.each(schema.relations ?? [])('makes no row that breaks %o', (relation) => {
    const learnt = learnRelation(relation, train, { schema, minCount: 5 })
    expect(brokenRows(learnt, table, schema)).not.toContain(1)
  })

  test('says what it found and kept', () => {
    expect(release.evaluation?.protocol.notes).toContain(
      `relations that every row keeps, and hardly by chance, were found and kept; no person confirmed them: ${certain.join(', ')}`,
    )
  })
})
