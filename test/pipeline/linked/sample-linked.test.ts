import { expect, test } from 'vitest'
import { createRng } from '../../../src/math/index.js'
import {
  collectLinked,
  fitLinked,
  loadLearnt,
  outOfForm,
  sampleLinked,
  saveLearnt,
} from '../../../src/pipeline/linked/index.js'
import { normalised } from '../../../src/pipeline/linked/normal-form.js'
import type { KeptPeople } from '../../../src/pipeline/linked/sample-linked.js'
import { childCounts } from '../../../src/table/linked/index.js'
import { clinic } from '../../models/histories/visits.js'

const { tables, form } = normalised(clinic(200))
const model = await fitLinked(tables, { model: 'histories', options: { trees: 1 }, rng: createRng(1) })
const learnt = { model, form }

async function drawn(people: number, where?: string, seed = 2) {
  let kept: KeptPeople | undefined
  const onKept = (found: KeptPeople) => {
    kept = found
  }
  const batches = sampleLinked(learnt, people, { rng: createRng(seed), where, onKept })
  return { tables: await collectLinked(batches, model), kept }
}

test('people under a condition on their rows all satisfy it, with keys from 1 on and the kept share told', async () => {
  const where = 'sex = "f" and count(visits) >= 3 and exists(visits where marker > 1)'
  const { tables: found, kept } = await drawn(300, where)
  const patients = found.table('patients')
  expect(patients.rowCount).toBe(300)
  const [id, sex] = [patients.column('id'), patients.column('sex')]
  expect(id.type === 'level' && Array.from(id.codes, (code) => id.levels[code])).toEqual(
    Array.from({ length: 300 }, (_, row) => String(row + 1)),
  )
  expect(sex.type === 'level' && Array.from(sex.codes).every((code) => sex.levels[code] === 'f')).toBe(true)
  expect(childCounts(found, 'visits').every((count) => count >= 3)).toBe(true)
  const high = new Set<number>()
  const marker = found.table('visits').column('marker')
  found.parentRows('visits').forEach((person, row) => {
    if (marker.type === 'number' && marker.values[row]! > 1) high.add(person)
  })
  expect(high.size).toBe(300)
  expect(kept!.kept).toBe(300)
  expect(kept!.drawn).toBeGreaterThan(300)
})

test('a number of rows is evidence, so that hardly anybody is drawn twice', async () => {
  const { kept } = await drawn(200, 'count(visits) >= 3')
  expect(kept!.drawn).toBeLessThan(230)
})

test('people kept are distributed as those drawn who satisfy the condition', async () => {
  const [{ tables: kept }, { tables: all }] = await Promise.all([
    drawn(1500, 'exists(visits where marker > 1)', 3),
    drawn(6000, undefined, 4),
  ])
  const marker = all.table('visits').column('marker')
  const high = new Set<number>()
  all.parentRows('visits').forEach((person, row) => {
    if (marker.type === 'number' && marker.values[row]! > 1) high.add(person)
  })
  const counts = childCounts(all, 'visits')
  const wanted = [...high].map((person) => counts[person]!)
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length
  const own = [...childCounts(kept, 'visits')]
  const variance = (numbers: readonly number[]) => mean(numbers.map((each) => (each - mean(numbers)) ** 2))
  // Two-sample z at 1e-6 (4.9).
  const deviation = Math.sqrt(variance(wanted) / wanted.length + variance(own) / own.length)
  expect(Math.abs(mean(wanted) - mean(own))).toBeLessThan(4.9 * deviation)
})

test('what nobody satisfies is refused with the share that was found', async () => {
  await expect(drawn(5, 'exists(visits where marker > 1 and marker < 0.9)')).rejects.toMatchObject({
    code: 'bad-evidence',
    message: expect.stringContaining('(0 of '),
  })
}, 60_000)

test('a model file knows the form of its tables, and draws the same from it', async () => {
  const bytes = saveLearnt(learnt)
  const again = loadLearnt(bytes)
  expect(again.form).toEqual(form)
  expect(saveLearnt(again)).toEqual(bytes)
  const where = 'count(visits) = 2'
  const other = await collectLinked(sampleLinked(again, 20, { rng: createRng(2), where }), again.model)
  expect(outOfForm(other, again.form).table('visits').columns).toEqual(
    outOfForm((await drawn(20, where)).tables, form).table('visits').columns,
  )
  expect(() => loadLearnt(model.save().slice(0, 100))).toThrow()
})
