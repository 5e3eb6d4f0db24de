import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { createRng, type Evaluation } from '../../src/index.js'
import { mirrorwardHere } from './in-process.js'

const folder = mkdtempSync(join(tmpdir(), 'elsewhere-'))
afterAll(() => rmSync(folder, { recursive: true }))
const here = (...words: string[]) => mirrorwardHere(folder, words)
const write = (name: string, header: string, lines: readonly string[]) =>
  writeFileSync(join(folder, name), `${header}\n${lines.join('\n')}\n`)

const header = 'age,sex,place,score'
const people = (seed: string, count: number) => {
  const rng = createRng(seed)
  return Array.from({ length: count }, () => [
    30 + rng.below(40),
    rng.below(2) === 0 ? 'F' : 'M',
    ['Lyon', 'Paris', 'Tokyo'][rng.below(3)]!,
    (5 + rng.normal()).toFixed(1),
  ])
}
const train = people('train', 120)
write('train.csv', header, train.map(String))
write('holdout.csv', header, people('holdout', 60).map(String))
/** As ARX writes it: bands, a suppressed row, a place by its continent. */
const coarse = train.map(([age, sex, place, score], row) =>
  row === 0
    ? `*,*,*,${score}`
    : `"[${Number(age) - (Number(age) % 10)}, ${Number(age) - (Number(age) % 10) + 10}[",${sex},${place === 'Tokyo' ? 'Asia' : 'Europe'},${score}`,
)
write('made.csv', header, coarse)
write('place.csv', 'Lyon;Europe;*', ['Paris;Europe;*', 'Tokyo;Asia;*'])
writeFileSync(join(folder, 'hierarchies.yaml'), 'place: place.csv\n')

const asked = [
  ...['evaluate', '--train', 'train.csv', '--holdout', 'holdout.csv', '--synthetic', 'made.csv'],
  ...['--nature', 'generalised', '--depth', 'quick', '--out', 'evidence', '--quiet'],
]
const evaluated = (): Evaluation => JSON.parse(readFileSync(join(folder, 'evidence/evaluation.json'), 'utf8'))
const statusOf = (id: string) => evaluated().results.find((each) => each.id === id)?.result.status

describe('a generalised table of another tool', () => {
  test('is measured as what it is, with people who are not in it as controls', async () => {
    const { status, stderr } = await here(...asked, '--hierarchies', 'hierarchies.yaml', '--same-order')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const { nature, schema, inputs } = evaluated()
    expect(nature).toBe('generalised')
    expect(schema.columns.find(({ name }) => name === 'age')).toMatchObject({ kind: 'ordinal' })
    expect(inputs).toMatchObject({ train: { rows: 120 }, synthetic: { rows: 120, sha256: expect.any(String) } })
    expect(statusOf('privacy.record-linkage')).toBe('ok')
    const { command } = JSON.parse(readFileSync(join(folder, 'evidence/internal/recipe.json'), 'utf8'))
    expect(command).toContain('--nature generalised --same-order')
  }, 60_000)

  test('without the order of its rows nothing is said of who is who', async () => {
    expect((await here(...asked, '--hierarchies', 'hierarchies.yaml')).status).toBe(0)
    expect(statusOf('privacy.record-linkage')).toBe('skipped')
    expect(evaluated().protocol.notes.join()).toContain('record linkage was not measured')
  }, 60_000)

  test('a label that nothing explains ends with its column, and nothing is written', async () => {
    const { status, stderr } = await here(...asked, '--out', 'refused')
    expect(status).toBe(2)
    expect(stderr).toContain('place')
    expect(stderr).toContain('--hierarchies')
    expect(stderr).not.toMatch(/Europe|Asia/)
    expect(() => readFileSync(join(folder, 'refused/evaluation.json'))).toThrow()
  })

  test('--canonical is for synthetic tables', async () => {
    expect(await here(...asked, '--canonical', 'ready.csv')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--canonical is for synthetic tables'),
    })
  })
})
