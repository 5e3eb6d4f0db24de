import { expect, test } from 'vitest'
import { languageOf } from '../../../src/report/language/language.js'
import { linkedLanguage } from '../../../src/report/linked/linked-language.js'

test.each(['en', 'fr'] as const)('what is met of likeness is no promise on linked pages: %s', (name) => {
  const { frame, verdict } = linkedLanguage(name).words
  const single = languageOf(name).words
  // The policy of linked tables lets an area of .75 pass: that is no small difference.
  expect(verdict.answers.faithful.met).not.toBe(single.verdict.answers.faithful.met)
  expect(verdict.answers.faithful.met).toMatch(name === 'en' ? /does see a difference/ : /voit bien une différence/)
  expect(frame.evidence).toMatch(name === 'en' ? /tables are anonymous/ : /tables synthétiques sont anonymes/)
  expect(verdict.answers.possible).toEqual(single.verdict.answers.possible)
})
