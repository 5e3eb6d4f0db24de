import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { languageOf } from '../../src/report/language/language.js'
import { namesLeftOut } from '../../src/report/names-left-out.js'
import { releaseSection } from '../../src/report/sections/release.js'
import { columnKinds, isModelled, roles } from '../../src/table/index.js'

const columns = columnKinds.flatMap((kind) => roles.map((role) => ({ name: `${kind} ${role}`, kind, role })))

test('the report leaves out the columns that no model learns', () => {
  expect(namesLeftOut(columns)).toEqual(columns.filter((each) => !isModelled(each)).map(({ name }) => name))
})

test('a count of columns says how many are learnt, and which are not', () => {
  const rows = { rows: 10 }
  const evaluation = {
    inputs: { train: rows, holdout: rows, reference: rows, synthetic: rows },
    ...{ environment: {}, protocol: { split: '', notes: [] } },
    schema: { name: 's', columns: columns.filter(({ name }) => /^(numeric|identifier) (feature|outcome)$/.test(name)) },
  }
  const text = (language: 'en' | 'fr') => {
    const { markup } = releaseSection(evaluation as never, languageOf(language))
    return parseHTML(`<body>${markup}</body>`).document.querySelector('p')!.textContent
  }
  expect(text('en')).toContain('4 columns (2 learnt and compared; not learnt, and in no comparison: identifier outcome')
  expect(text('fr')).toContain('4 colonnes (2 modélisées et comparées')
})
