import { afterEach, expect, test, vi } from 'vitest'
import { english } from '../../src/cli/language/english.js'
import { createProgressLine } from '../../src/cli/progress-line.js'

afterEach(() => vi.restoreAllMocks())

test('what ends within a second is not spoken of, and what takes longer is, stage by stage', () => {
  let now = 5000
  const said: string[] = []
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  const line = createProgressLine({ words: english, silentFor: 1000 })
  line.show({ stage: 'read', share: 0 })
  now += 600
  line.show({ stage: 'read', share: 1 })
  line.show({ stage: 'kinds', share: 0 })
  now += 700
  line.show({ stage: 'kinds', share: 1 })
  line.end()
  expect(said.join('')).toContain('deciding kinds: done in 0.7 s\n')
  expect(said.join('')).not.toContain('reading')
})

test('a stage that says twice that it is done is said to be done once', () => {
  const said: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  const line = createProgressLine({ words: english })
  for (const share of [0, 0.5, 1, 1]) line.show({ stage: 'fit', share })
  line.show({ stage: 'sample', share: 1 })
  line.show({ stage: 'fit', share: 1 })
  expect(said.map((text) => text.replace(/:.*\n/, ''))).toEqual([
    english.stages.fit,
    english.stages.sample,
    english.stages.fit,
  ])
})

test('for programs every stage begins and ends on a line of its own, and what comes quickly is left out', () => {
  const now = 5000
  const said: string[] = []
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  const line = createProgressLine({ words: english, as: 'json' })
  for (const share of [0, 0.25, 0.5, 1]) line.show({ stage: 'fit', share })
  line.show({ stage: 'sample', share: 0 })
  line.end()
  expect(said.map((text) => JSON.parse(text).progress)).toEqual([
    { stage: 'fit', share: 0 },
    { stage: 'fit', share: 1 },
    { stage: 'sample', share: 0 },
  ])
})
