import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { askWhatIsMissing } from '../../src/cli/advise-answers.js'
import { adviseWords } from '../../src/cli/advise-words.js'
import { createPrompt } from '../../src/cli/prompt.js'
import { purposeSchema } from '../../src/index.js'

/** What a person who types these lines is asked, and what comes of it. */
async function asked(lines: readonly string[], { known = {}, language = 'en' as 'en' | 'fr' } = {}) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const prompt = createPrompt({ input, output })
  input.end(lines.map((line) => `${line}\n`).join(''))
  const answers = await askWhatIsMissing(known, adviseWords(language), { defaults: purposeSchema.parse({}), prompt })
  return { answers, screen: String(output.read() ?? '') }
}

test('Enter at every question takes what each question says it takes, in both languages', async () => {
  for (const [language, enter] of [
    ['en', /Enter: (\w+)/g],
    ['fr', /Entrée : (\w+)/g],
  ] as const) {
    const { answers, screen } = await asked(['', '', '', '', '', ''], { language })
    const { columns: _columns, ...defaults } = purposeSchema.parse(answers)
    expect([...screen.matchAll(enter)].map(([, taken]) => taken)).toEqual(Object.values(defaults))
  }
})

test('what is no answer is asked again; what was said is not asked', async () => {
  const { answers, screen } = await asked(['everybody', 'public'], {
    known: { data: 'table', level: 'nobody', precise: 'rows', attackers: 'said', time: 'hours' },
  })
  expect(answers).toMatchObject({ recipient: 'public', precise: 'rows' })
  expect(screen).toContain('unknown answer: "everybody" (known: public, partners, inside)')
  expect(screen).not.toContain('What is it')
})

test('images need no more questions, and a terminal that ends takes the rest as Enter', async () => {
  expect((await asked(['imaging'])).answers).toEqual({ data: 'imaging' })
  expect((await asked(['notes', 'public'])).answers).toEqual({ data: 'notes', recipient: 'public' })
})
