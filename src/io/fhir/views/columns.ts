import type { ViewColumn } from '../view.js'

/** The first coding with a system, as `system|code`: what a person typed beside it (`text`, `display`) stays out. */
export function coding(name: string, path: string): ViewColumn {
  return { name, path: `${path}.coding.select(system + '|' + code).first()`, type: 'Coding' }
}

export function code(name: string, path = name): ViewColumn {
  return { name, path: `${path}.first()`, type: 'code' }
}

/** A date or date-time, of whatever precision. */
export function moment(name: string, path: string): ViewColumn {
  return { name, path: `(${path}).first()`, type: 'dateTime' }
}

export function decimal(name: string, path: string): ViewColumn {
  return { name, path: `${path}.first()`, type: 'decimal' }
}

export const own: ViewColumn = { name: 'id', path: 'getResourceKey()', type: 'id' }

/** Whose it is. */
export function patient(path = 'subject'): ViewColumn {
  return { name: 'patient', path: `${path}.getReferenceKey(Patient)`, type: 'id' }
}

export const encounter: ViewColumn = {
  name: 'encounter',
  path: 'encounter.getReferenceKey(Encounter)',
  type: 'id',
}
