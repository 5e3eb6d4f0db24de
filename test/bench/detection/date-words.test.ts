import { expect, test } from 'vitest'
import { englishDateInWords, frenchDateInWords } from '../../../bench/detection/notes/date-words.js'

test.each([
  ['1957-03-12', 'douze mars mille neuf cent cinquante-sept', 'twelfth of March nineteen fifty-seven'],
  ['2021-08-01', 'premier août deux mille vingt et un', 'first of August two thousand and twenty-one'],
  ['1980-12-31', 'trente et un décembre mille neuf cent quatre-vingts', 'thirty-first of December nineteen eighty'],
  ['1971-05-20', 'vingt mai mille neuf cent soixante et onze', 'twentieth of May nineteen seventy-one'],
  ['1991-02-03', 'trois février mille neuf cent quatre-vingt-onze', 'third of February nineteen ninety-one'],
  ['2000-01-08', 'huit janvier deux mille', 'eighth of January two thousand'],
])('%s', (day, french, english) => {
  expect(frenchDateInWords(new Date(day))).toBe(french)
  expect(englishDateInWords(new Date(day))).toBe(english)
})
