import { describe, expect, test } from 'vitest'
import { type MetricRecord, metrics } from '../../evaluators/index.js'
import { metricTable } from '../../src/cli/release-summary.js'
import { languageOf } from '../../src/report/language/language.js'
import { resultCell } from '../../src/report/result-cell.js'
import { familyTable } from '../../src/report/sections/family.js'
import { languageFor } from '../../src/report/whole-numbers.js'

const counted = metrics.filter(({ counts }) => counts === true)
const ok = (value: number, interval: readonly [number, number]) => ({ status: 'ok', value, interval }) as const
const record = {
  ...counted[0]!,
  result: ok(36, [36, 36]),
  controls: { 'copy-of-train': ok(1207, [1207, 1207]) },
} as MetricRecord

test('people, values and columns are counted', () => {
  expect(counted.map(({ id }) => id)).toEqual(['privacy.exposed-people', 'privacy.rare-values', 'privacy.low-digits'])
})

describe('a count is a whole number without an interval', () => {
  test('in the report, with its controls', () => {
    const table = familyTable({ results: [record] } as never, languageOf('en'), { families: ['privacy'], title: '' })
    expect(table?.markup).toMatch(/class="value">36<\/span><\/td>/)
    expect(table?.markup).toContain('1\u202f207')
    expect(table?.markup).not.toMatch(/36\.0|\[/)
  })

  test('in the terminal', () => {
    const [, , row] = metricTable([record]).split('\n')
    expect(row).toMatch(/ 36 +1207$/)
  })

  test('and a doubtful count keeps whole ends', () => {
    const { numbers } = languageFor(record, languageOf('fr'))
    expect(numbers.interval([30, 1200])).toBe('[30\u202f; 1\u202f200]')
  })
})

test('a share whose interval is one value shows none, and any other does', () => {
  expect(resultCell(ok(0, [0, 0]), languageOf('en')).markup).not.toContain('[')
  expect(resultCell(ok(0.1, [0, 0.1]), languageOf('en')).markup).toContain('[0.000, 0.100]')
})
