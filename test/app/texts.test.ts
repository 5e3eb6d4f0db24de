import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clientModules } from '../../src/app/client-modules.js'

const folder = join(import.meta.dirname, '../../src/app/client')
const languages = await Promise.all(
  ['en', 'fr'].map(async (name) => (await import(join(folder, `${name}.js`))).default as Texts),
)
const [english, french] = languages as [Texts, Texts]

type Texts = { readonly [key: string]: string | readonly string[] | ((...told: never[]) => string) | Texts }

/** Every path of texts, with what stands there and how much it is told. */
function pathsOf(texts: Texts, before = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) => {
    const path = `${before}${key}`
    if (typeof value === 'object') return pathsOf(value as Texts, `${path}.`)
    return typeof value === 'function' ? [`${path} (${value.length})`] : [path]
  })
}

test('French says everything that English says, and nothing else', () => {
  expect(pathsOf(english).length).toBeGreaterThan(150)
  expect(pathsOf(french).sort()).toEqual(pathsOf(english).sort())
})

test('no text is empty, and French puts a blank before a question mark', () => {
  const textsOf = (texts: Texts): string[] =>
    Object.values(texts).flatMap((value) =>
      typeof value === 'string' ? [value] : typeof value === 'object' ? textsOf(value as Texts) : [],
    )
  for (const texts of languages) expect(textsOf(texts).filter((text) => text.trim() === '')).toEqual([])
  expect(textsOf(french).filter((text) => /\p{L}[?!;]/u.test(text))).toEqual([])
})

test('every module of the page is served, and nothing that is not there', () => {
  expect(
    readdirSync(folder)
      .filter((file) => file.endsWith('.js'))
      .sort(),
  ).toEqual([...clientModules].sort())
})
