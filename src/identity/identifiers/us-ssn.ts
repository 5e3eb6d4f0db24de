import type { Identifier } from './identifier.js'

/** Area 001–899 without 666, group and serial not all zeros, written with dashes (Social Security Administration, 2011). */
export const ssn: Identifier = {
  id: 'ssn',
  title: 'US social security numbers',
  evidence: 'formed',
  of: 'person',
  matches: (text) => /^\s*(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\s*$/.test(text),
}
