import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
// @ts-expect-error: a file of the page, in plain JavaScript.
import { french } from '../../src/view/client/french.js'
import { clientFile, clientModules } from '../../src/view/client-file.js'
import { openRoutes } from '../../src/view/index.js'

test('every text that the pages say has its French, with as many places for values', async () => {
  const said = new Set<string>()
  for (const name of clientModules)
    for (const [, text = ''] of (await clientFile(name)).matchAll(/\bsay\(\s*'((?:[^'\\]|\\.)*)'/g)) said.add(text)
  expect(said.size).toBeGreaterThan(30)
  const texts: Readonly<Record<string, string>> = french
  expect([...said].filter((text) => texts[text] === undefined)).toEqual([])
  expect(Object.keys(texts).filter((text) => !said.has(text))).toEqual([])
  for (const [english, own] of Object.entries(texts)) expect(own.split('{}').length).toBe(english.split('{}').length)
})

test('the page comes in the language that was asked for', async () => {
  const folder = join(import.meta.dirname, '../../datasets')
  const page = async (language: 'en' | 'fr') => {
    const reply = await (await openRoutes(folder, { language }))(
      { path: '', query: new URLSearchParams() },
      new AbortController().signal,
    )
    return String(reply.body)
  }
  expect(await page('en')).toBe(readFileSync(join(import.meta.dirname, '../../src/view/client/page.html'), 'utf8'))
  expect(await page('fr')).toContain('<html lang="fr">')
  expect(await page('fr')).not.toMatch(/Loading|To the content|This page/)
})
