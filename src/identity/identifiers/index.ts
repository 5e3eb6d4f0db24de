import { iban } from './iban.js'
import type { Identifier } from './identifier.js'
import { email, ipAddress, url, uuid } from './internet.js'
import { nir } from './nir.js'
import { finess, npi, rpps, siret } from './numbers-with-luhn.js'
import { phone } from './phone.js'
import { ssn } from './us-ssn.js'

export { ibanKey } from './iban.js'
export type { Identifier } from './identifier.js'
export { luhnKey } from './luhn.js'
export { nirKey } from './nir.js'

/** The forms that are recognised in cells, surest first. */
export const identifiers: readonly Identifier[] = [
  email,
  uuid,
  iban,
  nir,
  npi,
  rpps,
  siret,
  finess,
  ssn,
  phone,
  url,
  ipAddress,
]
