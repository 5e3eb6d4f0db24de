import { expect, test } from 'vitest'
import { linkedPage } from '../../bench/linked/page.js'

const row = (generator: string, seed: number, area: number | null) => ({
  ...{ tables: 'a + b', generator, seed, seconds: 10 * seed },
  values: { 'fidelity.c2st-histories': area },
})

test('the page holds medians over seeds, and a dash for what was not measured', () => {
  const page = linkedPage([
    row('control: unseen-real', 1, 0.5),
    row('ours', 1, 0.6),
    row('ours', 2, 0.8),
    row('theirs', 1, null),
  ])
  const lines = page.split('\n').filter((line) => line.startsWith('| '))
  expect(lines[1]).toMatch(/^\| control: unseen-real \| 1 \| 0\.500 \| – /)
  expect(lines[2]).toMatch(/^\| ours \| 2 \| 0\.700 \|.* 15 \|$/)
  expect(lines[3]).toMatch(/^\| theirs \| 1 \| – \|/)
})
