import { expect, test } from 'vitest'
import { parseRegulation } from '../../src/pipeline/load-regulation.js'
import { regulation } from '../../src/report/index.js'

test('the shipped table is a file that is read as itself', () => {
  expect(parseRegulation(JSON.parse(JSON.stringify(regulation)), 'own.yaml')).toEqual(regulation)
})

test('a table of a house is refused by place: one line a problem, also for a metric that is none', () => {
  const [first] = regulation.rows
  const act = (values: unknown) => () => parseRegulation(values, 'own.yaml')
  expect(act({ date: 'today', rows: [] })).toThrow(
    expect.objectContaining({ issues: [expect.anything(), expect.objectContaining({ file: 'own.yaml' })] }),
  )
  expect(act({ date: '2026-01-01', rows: [{ ...first, answeredBy: ['privacy.singling'] }] })).toThrow(
    expect.objectContaining({
      issues: [
        expect.objectContaining({ message: expect.stringMatching(/rows\[0\]\.answeredBy.*privacy\.singling-out/) }),
      ],
    }),
  )
})
