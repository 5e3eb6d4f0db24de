import { expect, test } from 'vitest'
import { golden, learnerAreas, tables } from './golden-tables.js'

test('at least five of the six tables are here', () => {
  expect(tables.length).toBeGreaterThanOrEqual(5)
})

test.each(tables)(
  '%s: as scikit-learn, boosting and logistic regression within .01, forest within .02',
  async (name, file) => {
    const { boosting, logistic, forest } = await learnerAreas(name, file)
    const wanted = golden[name]!
    expect(boosting).toBeGreaterThan(wanted.boosting - 0.01)
    expect(Math.abs(logistic - wanted.logistic)).toBeLessThan(0.01)
    expect(forest).toBeGreaterThan(wanted.forest - 0.02)
  },
  60_000,
)
