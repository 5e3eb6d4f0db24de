import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parseView, shippedViews } from '../../src/io/fhir/index.js'
import { segmentKinds } from '../../src/io/hl7/segments/index.js'

const page = (name: string) => readFileSync(resolve(import.meta.dirname, `../../docs/${name}.md`), 'utf8')

test('the page of FHIR names every resource type that has a view, and its own view can be read', () => {
  for (const { resource } of shippedViews) expect(page('fhir')).toContain(resource)
  const json = /```json\n([\s\S]*?)```/.exec(page('fhir'))?.[1] ?? ''
  expect(parseView(JSON.parse(json)).resource).toBe('Patient')
})

test('the page of HL7 has a row for every segment that is read, with its table', () => {
  const rows = page('hl7')
    .split('\n')
    .filter((line) => line.startsWith('|'))
  for (const { segment, table } of segmentKinds) {
    const row = rows.find((line) => new RegExp(`^\\|[^|]*\\b${segment}\\b`).test(line))
    expect(row).toContain(`\`${table}\``)
  }
})
