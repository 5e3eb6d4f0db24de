import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { causes } from '../../bench/causes/list.js'

const page = readFileSync(new URL('../../docs/causes.md', import.meta.url), 'utf8')

test('every cause has its number and its line on the page, with what is counted and what stands for before', () => {
  expect(causes.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  for (const { number, title, shows, before } of causes) {
    expect(page).toContain(`| ${number}. ${title} | ${shows} |`)
    expect(page).toContain(`| ${before} |`)
  }
})

describe.each(causes.map((cause) => [cause.title, cause] as const))('%s', (_, cause) => {
  test('rows of today are nearer to real ones than before, by half of the way at least', async () => {
    const { real, before, after } = await cause.measure()
    expect(before).not.toBe(real)
    expect(Math.abs(after - real)).toBeLessThan(0.5 * Math.abs(before - real))
  }, 60_000)
})
