import { expect, test } from 'vitest'
import { type VaeOptions, vae } from '../../../models/index.js'
import { createRng } from '../../../src/math/index.js'
import { cellAt, levelColumn, Table } from '../../../src/table/index.js'
import { openMatrices } from '../../../src/tensor/index.js'
import { clinic, schemaOf } from '../../contracts/model-tables.js'

const short = (options: Partial<VaeOptions> = {}) => ({
  ...vae.options.parse({ steps: 60, hidden: [16], components: [1] }),
  ...options,
})

test('a fit that is stopped leaves no matrix behind', async () => {
  const { table, schema } = clinic(300)
  const matrices = await openMatrices()
  const before = matrices.count()
  const controller = new AbortController()
  const fitting = vae.fit(table, {
    schema,
    options: short({ steps: 100_000 }),
    rng: createRng(1),
    signal: controller.signal,
  })
  setImmediate(() => controller.abort())
  await expect(fitting).rejects.toMatchObject({ code: 'aborted' })
  expect(matrices.count()).toBe(before)
})

test('fitting and sampling leave no matrix behind', async () => {
  const { table, schema } = clinic(300)
  const matrices = await openMatrices()
  const before = matrices.count()
  const model = await vae.fit(table, { schema, options: short(), rng: createRng(1) })
  const given = new Map([['sex', { levels: ['F'], missing: false }]])
  for await (const _ of model.sample(100, { rng: createRng(2), given }));
  expect(matrices.count()).toBe(before)
})

test('the card has the losses of training and names the backend', async () => {
  const { table, schema } = clinic(300)
  const card = (await vae.fit(table, { schema, options: short(), rng: createRng(1) })).card()
  const losses = card.training?.map(({ validation }) => validation) ?? []
  expect(losses).toHaveLength(6)
  expect(losses.at(-1)).toBeLessThan(losses[0] ?? 0)
  expect(card.notes.join()).toContain('wasm')
})

test('learns that one column says another', async () => {
  const levels = Array.from({ length: 600 }, (_, row) => `l${row % 3}`)
  const table = Table.of([levelColumn('one', levels), levelColumn('two', levels)])
  const schema = schemaOf([
    { name: 'one', kind: 'categorical' },
    { name: 'two', kind: 'categorical' },
  ])
  const model = await vae.fit(table, { schema, options: vae.options.parse({}), rng: createRng(1) })
  let same = 0
  for await (const rows of model.sample(1000, { rng: createRng(2) }))
    for (let row = 0; row < rows.rowCount; row++)
      if (cellAt(rows.column('one'), row) === cellAt(rows.column('two'), row)) same++
  expect(same).toBeGreaterThan(900)
})

test('a file whose tensors do not fit is refused', async () => {
  const { table, schema } = clinic(100)
  const bytes = (await vae.fit(table, { schema, options: short(), rng: createRng(1) })).save()
  const text = Buffer.from(bytes).toString('latin1')
  const damaged = Buffer.from(text.replace(/"latent":"\d/, '"latent":"9'), 'latin1')
  expect(() => vae.load(damaged)).toThrow(expect.objectContaining({ code: 'bad-model' }))
})

test('a fit that goes on from a checkpoint ends with the bytes of one that was not interrupted', async () => {
  const { table, schema } = clinic(300)
  const context = { schema, options: short({ average: 0.9 }), rng: createRng(1) }
  const states: Uint8Array[] = []
  const whole = await vae.fit(table, { ...context, onCheckpoint: (state) => void states.push(state) })
  expect(states).toHaveLength(6)
  for (const place of [0, 3, 5]) {
    const checkpoint = states[place] as Uint8Array
    const again = await vae.fit(table, { ...context, checkpoint })
    expect(Buffer.from(again.save()).equals(Buffer.from(whole.save()))).toBe(true)
  }
  const checkpoint = states[3] as Uint8Array
  const other = { ...context, checkpoint, rng: createRng(2) }
  await expect(vae.fit(table, other)).rejects.toMatchObject({ code: 'bad-model' })
  const damaged = checkpoint.slice(0, -400)
  await expect(vae.fit(table, { ...context, checkpoint: damaged })).rejects.toMatchObject({ code: 'bad-model' })
})

test('the prior is chosen by rows from everywhere, however the table is sorted', async () => {
  const clusters = Array.from({ length: 600 }, (_, row) => (row < 540 ? `l${row % 3}` : 'last'))
  const names = ['one', 'two', 'three']
  const table = Table.of(names.map((name) => levelColumn(name, clusters)))
  const schema = schemaOf(names.map((name) => ({ name, kind: 'categorical' })))
  const options = short({ steps: 300, latent: 2, components: [1, 4] })
  const notes = (await vae.fit(table, { schema, options, rng: createRng(1) })).card().notes
  expect(notes.join()).toContain('prior: 4 normal components')
})
