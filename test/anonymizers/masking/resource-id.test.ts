import { expect, test } from 'vitest'
import { maskCells } from './mask-cells.js'

const one = (text: string) => maskCells([text], { mask: 'resource-id' })[0]!

test('a conditional reference keeps its type, parameter and system, and its value is masked as the value is', () => {
  // FHIR R4, bundle.html: references in a transaction may be search URLs.
  expect(one('Patient?identifier=http://acme.org/mrns|12345')).toBe(
    `Patient?identifier=http://acme.org/mrns|${one('12345')}`,
  )
  expect(one('Patient?identifier=http%3A%2F%2Facme.org%2Fmrns%7C12345')).toBe(
    `Patient?identifier=http://acme.org/mrns|${one('12345')}`,
  )
  expect(one('Practitioner?identifier=77&name=Roux')).toBe(`Practitioner?identifier=${one('77')}&name=${one('Roux')}`)
  expect(one('https://fhir.chu-xyz.fr/R4/Patient?_id=77')).toBe(`https://example.org/fhir/Patient?_id=${one('77')}`)
})

test('what is no search stops the run', () => {
  expect(() => one('Patient?')).toThrow()
  expect(() => one('Patient?who knows')).toThrow()
})
