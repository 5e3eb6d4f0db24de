import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parseView, shippedViews } from '../../src/io/fhir/index.js'

const page = (name: string) => readFileSync(resolve(import.meta.dirname, `../../docs/${name}.md`), 'utf8')

test('the page of FHIR names every resource type that has a view, and its own view can be read', () => {
  for (const { resource } of shippedViews) expect(page('fhir')).toContain(resource)
  const json = /```json\n([\s\S]*?)```/.exec(page('fhir'))?.[1] ?? ''
  expect(parseView(JSON.parse(json)).resource).toBe('Patient')
})
