import { adeli } from './adeli.js'
import { card } from './card.js'
import { dicomUid } from './dicom-uid.js'
import { email } from './email.js'
import { finess } from './finess.js'
import { iban } from './iban.js'
import type { Identifier } from './identifier.js'
import { ipAddress, ipv6Address } from './ip.js'
import { mac } from './mac.js'
import { mbi } from './mbi.js'
import { nationalNumbers } from './national/index.js'
import { nhs } from './nhs.js'
import { nir } from './nir.js'
import { npi } from './npi.js'
import { phone } from './phone.js'
import { phoneE164 } from './phone-e164.js'
import { phoneFr } from './phone-fr.js'
import { phoneUs } from './phone-us.js'
import { plateFr } from './plate-fr.js'
import { plateUs } from './plate-us.js'
import { rib } from './rib.js'
import { rpps } from './rpps.js'
import { siren, siret } from './siren.js'
import { ssn } from './ssn.js'
import { url } from './url.js'
import { uuid } from './uuid.js'

export { dicomUidOf } from './dicom-uid.js'
export { type Part, type PartForm, type PartRole, type Place, rankOf, sizeOf, withRank } from './form.js'
export { type FreshOptions, freshLike, moves } from './fresh.js'
export { ibanKey } from './iban.js'
export { ibanLengths } from './iban-lengths.js'
export { type Identifier, type Parsed, textOf } from './identifier.js'
export { type LocalCheck, type LocalPattern, localPattern } from './local-pattern.js'
export { luhnKey } from './luhn.js'
export { nirKey } from './nir.js'
export { ribKey } from './rib.js'

/** The forms that tell the kind of a column by themselves when a schema is drafted, surest first. */
export const formsOfCells: readonly Identifier[] = [
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

/** All identifiers there are, those of `formsOfCells` first; the house's own numbers are made by `localPattern`. */
export const identifiers: readonly Identifier[] = [
  ...formsOfCells,
  phoneFr,
  phoneUs,
  phoneE164,
  rib,
  mbi,
  mac,
  ipv6Address,
  card,
  nhs,
  siren,
  adeli,
  dicomUid,
  plateFr,
  plateUs,
  ...nationalNumbers,
]

/** By its id; `ins` is the NIR of a patient. */
export function findIdentifier(id: string): Identifier | undefined {
  return identifiers.find((each) => each.id === (id === 'ins' ? 'nir' : id))
}
