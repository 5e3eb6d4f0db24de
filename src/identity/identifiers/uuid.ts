import { always, fixedForm } from './fixed-form.js'
import { capitals, decimal, free, times } from './form.js'

const hex = [...decimal, ...capitals.slice(0, 6)]

/** RFC 9562, in its canonical form; version and variant are kept. */
export const uuid = fixedForm({
  id: 'uuid',
  title: 'UUIDs',
  titleFr: 'UUID',
  evidence: 'certain',
  of: 'person',
  example: '2f1c3b7e-8a4d-4c1e-9b2a-5d6e7f809a1b',
  marks: /[{}-]/,
  formOf: always(
    free('first', ...times(hex, 12)),
    { name: 'version', role: 'fixed', places: [hex] },
    free('middle', ...times(hex, 3)),
    { name: 'variant', role: 'fixed', places: [hex] },
    free('last', ...times(hex, 15)),
  ),
  matches: (text) => /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i.test(text.trim()),
})
