import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { labelledColumns } from '../../../bench/detection/columns/files.js'
import { measureColumns } from '../../../bench/detection/columns/measure-columns.js'
import { makeNotes } from '../../../bench/detection/notes/make-notes.js'
import { measureNotes } from '../../../bench/detection/notes/measure-notes.js'
import { ourColumns } from '../../../bench/detection/our-columns.js'
import { ourNotes } from '../../../bench/detection/our-notes.js'
import { firstClosingRun, halfOf, laterRun, thirdRun } from '../../../bench/detection/page.js'

const page = readFileSync(new URL('../../../docs/detection.md', import.meta.url), 'utf8')

test('the page says what the command measures on the open half', async () => {
  expect(page).toContain(await halfOf('open'))
}, 120_000)

test('the page keeps the closing run as it was', () => {
  expect(page).toContain(firstClosingRun())
  expect(firstClosingRun()).toContain('| direct | 0.908 [0.829, 0.953] (79 of 87) | 0.952 [0.883, 0.981] (79 of 83) |')
})

test('the page keeps the one run over the later set as it was', () => {
  expect(page).toContain(laterRun())
  expect(laterRun()).toContain('| direct | 0.856 [0.795, 0.901] (143 of 167) | 0.953 [0.907, 0.977] (143 of 150) |')
})

test('the page keeps the one run over the third set, once there was one', () => {
  expect(page).toContain(thirdRun())
  expect(page).toContain('[third set](../bench/detection/third/README.md)')
})

test('of columns that may be looked at, direct identifiers are found, and little else is taken for one', async () => {
  const { byRole } = await measureColumns(labelledColumns('open'), ourColumns)
  expect(byRole.direct.recall.share).toBeGreaterThanOrEqual(0.99)
  expect(byRole.direct.precision.share).toBeGreaterThanOrEqual(0.95)
}, 60_000)

test('of notes that may be looked at, numbers with a key are all found, names nearly, and medicine is left', async () => {
  const { byType, spuriousPerNote, termsLost } = await measureNotes(
    makeNotes({ count: 600, part: 'open', seed: 9 }),
    ourNotes,
  )
  for (const type of ['nir', 'professional-number', 'nhs-number', 'iban'] as const)
    if (byType.has(type)) expect([type, byType.get(type)?.removed.share]).toEqual([type, 1])
  expect(byType.get('name')?.removedKnown.share).toBeGreaterThanOrEqual(0.98)
  expect(spuriousPerNote.mean).toBeLessThanOrEqual(0.2)
  expect(termsLost.share).toBeLessThanOrEqual(0.01)
}, 60_000)
