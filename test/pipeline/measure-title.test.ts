import { expect, test } from 'vitest'
import { linkedMetrics, metrics } from '../../evaluators/index.js'
import { measureTitle } from '../../src/pipeline/index.js'

test('every measure has its French name by its own title, and other texts stay', () => {
  const titles = [...metrics, ...linkedMetrics].map(({ title }) => title)
  const same = titles.filter((title) => measureTitle(title, 'fr') === title)
  expect(same).toEqual([])
  expect(titles.map((title) => measureTitle(title, 'en'))).toEqual(titles)
  expect(measureTitle('epoch 3 of 40', 'fr')).toBe('epoch 3 of 40')
})
