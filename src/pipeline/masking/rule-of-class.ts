/** A mask with its keys, as masking.yaml says it. */
export type StatedMask = Readonly<Record<string, unknown>>

/** What a proposal may depend on beside the class of the column. */
export interface ColumnSide {
  readonly language: 'fr' | 'en'
  /** How its dates are written, where they are not ISO 8601. */
  readonly format: string | undefined
  /** Whether the table says whose row it is. */
  readonly hasPatient: boolean
  /** The column of the table that says the sex. */
  readonly sex: string | undefined
  /** Different cells, some of them. */
  readonly values: readonly string[]
  readonly hierarchy: string | undefined
}

type Proposal = StatedMask | ((side: ColumnSide) => StatedMask)

const token: StatedMask = { mask: 'token', form: 'base32:26' }
const kindOfRegister = (kind: string): StatedMask => ({ mask: 'identifier', kind })
const dates = ({ hasPatient, format }: ColumnSide): StatedMask =>
  hasPatient
    ? { mask: 'date-shift', ...(format !== undefined && { format }) }
    : { mask: 'date-truncate', to: 'month', ...(format !== undefined && { format }) }
const sexed = ({ sex }: ColumnSide) => (sex === undefined ? {} : { sex })

/** Numbers of the house: their form where it has a million values and more, else a code. */
function number({ values }: ColumnSide): StatedMask {
  const isLong = values.length > 0 && values.every((value) => value.replace(/\D/g, '').length >= 6)
  return isLong ? { mask: 'ff1' } : token
}

/** By class of `src/identity/detect`, what is proposed; what stands here not is coded where it identifies, else kept. */
const proposals: Readonly<Record<string, Proposal>> = {
  ...Object.fromEntries(
    ['nir', 'npi', 'rpps', 'iban', 'ssn', 'card', 'nhs', 'mbi', 'rib'].map((id) => [id, kindOfRegister(id)]),
  ),
  email: ({ language, hasPatient }) => ({
    mask: 'surrogate',
    kind: `email-${language}`,
    ...(hasPatient && { by: 'patient' }),
  }),
  phone: ({ language }) => ({ mask: 'surrogate', kind: language === 'fr' ? 'phone-fr' : 'phone-us' }),
  url: { mask: 'surrogate', kind: 'url' },
  ip: { mask: 'surrogate', kind: 'ip' },
  uuid: { mask: 'token', form: 'uuid' },
  coordinates: { mask: 'drop' },
  'last-name': ({ language }) => ({ mask: 'pick', list: `${language}/last-names` }),
  'first-name': (side) => ({ mask: 'pick', list: `${side.language}/first-names`, ...sexed(side) }),
  'person-name': (side) => ({ mask: 'surrogate', kind: `person-name-${side.language}`, ...sexed(side) }),
  address: ({ language }) => ({ mask: 'surrogate', kind: `address-${language}` }),
  'free-text': ({ language }) => ({ mask: 'redact-text', language }),
  'nameless-text': ({ language }) => ({ mask: 'redact-text', language }),
  'patient-number': number,
  'record-number': number,
  'some-number': number,
  initials: { mask: 'null' },
  'birth-date': dates,
  'death-date': dates,
  'event-date': dates,
  age: { mask: 'age-band' },
  postcode: ({ hierarchy }) =>
    hierarchy === undefined ? { mask: 'keep' } : { mask: 'generalise', hierarchy, level: 1 },
}

/** What is proposed for a column of a class and a role. What identifies is never kept. */
export function ruleOfClass(
  { class: id, role }: { readonly class: string; readonly role: string },
  side: ColumnSide,
): StatedMask {
  const found = proposals[id]
  if (found === undefined) return role === 'direct' ? token : { mask: 'keep' }
  return typeof found === 'function' ? found(side) : found
}

/** Whose row it is joins tables: a mask that makes no two of them one. */
export function ruleOfPatients(values: readonly string[]): StatedMask {
  return number({ values } as ColumnSide)
}

export const datesOfPeople = dates
