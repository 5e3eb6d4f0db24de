import { expect, test } from 'vitest'
import { communesFolder, frenchPostcodes } from '../../bench/french-postcodes.js'
import { frenchPostcodes as table } from '../../src/identity/hierarchies/french-postcodes.js'

const folder = communesFolder()

test.skipIf(folder === undefined)('the table is what the official communes say', async () => {
  expect(table).toEqual(await frenchPostcodes(folder ?? ''))
})

test('no postcode stands in two départements, and every département has its region', () => {
  const codes = table.flatMap(([departement, , suffixes]) =>
    suffixes
      .split(' ')
      .map((code) => (code.length === 5 ? code : departement.slice(0, 2).replace(/2[AB]/, '20') + code)),
  )
  expect(codes).toHaveLength(6310)
  expect(new Set(codes).size).toBe(6310)
  expect(table.every(([, region]) => region.length > 3)).toBe(true)
})
