import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { dateAnswer, dateAnswers, datePrompt } from '../../src/cli/date-questions.js'
import { parseSchema } from '../../src/index.js'
import { mirrorwardHere } from './in-process.js'
import { mirrorward } from './mirrorward.js'

const folder = mkdtempSync(join(tmpdir(), 'ambiguous-'))
afterAll(() => rmSync(folder, { recursive: true }))

const pad = (value: number) => String(value).padStart(2, '0')
/** No number above 12, and nothing else in the table that tells. */
const rows = Array.from(
  { length: 150 },
  (_, row) => `${pad(1 + (row % 12))}/${pad(1 + ((row * 7) % 11))}/${2015 + (row % 8)},${20 + (row % 60)}`,
)
writeFileSync(join(folder, 'visits.csv'), `seen,age\n${rows.join('\n')}\n`)
const formatIn = (path: string) => parseSchema(readFileSync(join(folder, path), 'utf8')).columns[0]?.format
const fast = ['--model', 'marginals', '--no-evaluate', '--quiet']

describe('dates that can be read in two ways', () => {
  test.each(['run', 'fit'])(
    'are refused by %s with both readings and what to do, when there is no schema',
    async (command) => {
      const { status, stderr } = await mirrorwardHere(folder, [command, 'visits.csv'])
      expect(status).toBe(2)
      expect(stderr).toMatch(/every cell could be DD\/MM\/YYYY or MM\/DD\/YYYY: .*column "seen"/)
      expect(stderr).toContain('--date-format')
    },
  )

  test('are read as --date-format says', async () => {
    const told = ['--date-format', 'MM/DD/YYYY', '--out', 'told']
    expect(await mirrorwardHere(folder, ['run', 'visits.csv', ...told, ...fast])).toMatchObject({ status: 0 })
    expect(formatIn('told/schema.yaml')).toBe('MM/DD/YYYY')
  })

  test('are drafted by inspect with the reading that was taken, and a word on the other', async () => {
    const { status, stdout } = await mirrorwardHere(folder, ['inspect', 'visits.csv', '--out', 'draft.yaml'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/dates of two readings.*\n.*\nseen +DD\/MM\/YYYY +MM\/DD\/YYYY/)
    expect(readFileSync(join(folder, 'draft.yaml'), 'utf8')).toMatch(
      /^# "seen": every cell could be DD\/MM\/YYYY or MM\/DD\/YYYY; taken for DD\/MM\/YYYY/,
    )
    expect(
      await mirrorwardHere(folder, ['run', 'visits.csv', '--schema', 'draft.yaml', '--out', 'drafted', ...fast]),
    ).toMatchObject({ status: 0 })
  })

  test.each([
    ['Enter', '\n\n\n\n\n\n\n\n', 'DD/MM/YYYY'],
    ['2', '2\n\n\n\n\n\n\n\n', 'MM/DD/YYYY'],
  ])('are asked about by init: %s', (_key, input, format) => {
    const out = `init${_key}`
    const { status, stderr } = mirrorward(folder, ['init', 'visits.csv', '--out', `${out}/job.yaml`], { input })
    expect(stderr).toContain('how are its dates written, 1 DD/MM/YYYY or 2 MM/DD/YYYY?')
    expect(status).toBe(0)
    expect(formatIn(`${out}/schema.yaml`)).toBe(format)
  })
})

describe('the question', () => {
  const question = { column: 'seen', taken: 'DD/MM/YYYY', other: 'MM/DD/YYYY' }

  test('names both readings and the one that Enter takes', () => {
    expect(datePrompt(question)).toMatch(/"seen".*1 DD\/MM\/YYYY or 2 MM\/DD\/YYYY.*\n {2}\[DD\/MM\/YYYY\]/)
  })

  test.each([
    ['', 'DD/MM/YYYY'],
    ['1', 'DD/MM/YYYY'],
    ['2', 'MM/DD/YYYY'],
    ['mm/dd/yyyy', 'MM/DD/YYYY'],
  ])('%j is answered by %s', (answer, format) => {
    expect(dateAnswer(answer, question)).toBe(format)
  })

  test('takes no other answer, and remembers only what changes something', () => {
    expect(() => dateAnswer('yes', question)).toThrow(/is wanted/)
    expect(dateAnswers([[question, 'DD/MM/YYYY']])).toBeUndefined()
    expect(dateAnswers([[question, 'MM/DD/YYYY']])).toEqual(new Map([['seen', 'MM/DD/YYYY']]))
  })
})
