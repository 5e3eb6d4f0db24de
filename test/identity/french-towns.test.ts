import { expect, test } from 'vitest'
import { communesFolder } from '../../bench/french-postcodes.js'
import { frenchTowns as made } from '../../bench/french-towns.js'
import { frenchTowns } from '../../src/identity/dictionaries/french-towns.js'

const folder = communesFolder()

test.skipIf(folder === undefined)('the list is what the official communes say', async () => {
  expect(frenchTowns).toEqual(await made(folder ?? ''))
})
