import type { Schema } from '../../src/table/index.js'
import type { SeenColumns } from './seen-columns.js'

/** One of the eighteen kinds of identifiers of HIPAA's Safe Harbor, 45 CFR 164.514(b)(2). */
export interface SafeHarborItem {
  readonly id: string
  readonly title: string
  readonly state: 'met' | 'not met' | 'not judged'
  /** Columns that break it. */
  readonly columns: readonly string[]
}

interface Item {
  readonly id: string
  readonly title: string
  /** What a column of it is called. */
  readonly name?: RegExp
  /** What a column of it is found to be by name and cells together: ids of `columnClasses`. */
  readonly classes?: readonly string[]
}

const items: readonly Item[] = [
  {
    id: 'names',
    title: 'names',
    name: /(?:^|_)(?:first|last|sur|family|given|full|patient|maiden)_?name$|^(?:nom|prenom|name)$/i,
    classes: ['last-name', 'first-name', 'person-name'],
  },
  {
    id: 'places',
    title: 'places smaller than a state, but three digits of ZIP codes',
    name: /zip|post_?code|code_?postal|city|town|county|commune|street|address|adresse|ville/i,
    classes: ['address', 'coordinates', 'postcode', 'town'],
  },
  { id: 'dates', title: 'dates finer than a year' },
  { id: 'ages', title: 'ages above 89' },
  { id: 'phone', title: 'telephone numbers', name: /phone|telephone|mobile|(?:^|_)tel(?:_|$)/i, classes: ['phone'] },
  { id: 'fax', title: 'fax numbers', name: /(?:^|_)fax/i },
  { id: 'email', title: 'e-mail addresses', name: /e?_?mail/i, classes: ['email'] },
  {
    id: 'ssn',
    title: 'social security numbers',
    name: /(?:^|_)(?:ssn|nir|social_security|insee_number)(?:_|$)/i,
    classes: ['ssn', 'nir'],
  },
  {
    id: 'mrn',
    title: 'medical record numbers',
    name: /(?:^|_)(?:mrn|ipp|record_(?:no|number|id))(?:_|$)/i,
    classes: ['patient-number', 'record-number'],
  },
  {
    id: 'plan',
    title: 'health plan numbers',
    name: /member_id|beneficiary|policy_(?:no|number)|plan_(?:no|number)/i,
    classes: ['mbi'],
  },
  { id: 'account', title: 'account numbers', name: /account|iban/i, classes: ['iban', 'rib', 'card'] },
  {
    id: 'licence',
    title: 'certificate and licence numbers',
    name: /licen[cs]e|certificate/i,
    classes: ['npi', 'rpps', 'adeli'],
  },
  {
    id: 'vehicle',
    title: 'vehicle identifiers',
    name: /vehicle|plate|(?:^|_)vin(?:_|$)/i,
    classes: ['plate-fr', 'plate-us'],
  },
  {
    id: 'device',
    title: 'device identifiers',
    name: /device|serial_(?:no|number)|(?:^|_)udi(?:_|$)/i,
    classes: ['mac', 'dicom-uid'],
  },
  { id: 'url', title: 'web addresses', name: /(?:^|_)url|website/i, classes: ['url'] },
  { id: 'ip', title: 'internet addresses', name: /(?:^|_)ip(?:_|$)|ip_address/i, classes: ['ip', 'ipv6'] },
  { id: 'biometric', title: 'biometric identifiers', name: /finger_?print|voice_?print|iris/i },
  { id: 'photo', title: 'photographs', name: /photo|portrait/i },
  { id: 'other', title: 'any other unique number or code', classes: ['uuid', 'login', 'contact', 'some-number'] },
]

/**
 * The list, judged by names, kinds, roles and cells of columns. A free text may hold any of them: where there is one, what was
 * not found is not judged. Birth dates whose ages nobody can work out leave ages not judged.
 */
export function safeHarbor(
  schema: Schema,
  { classes, oldest, birthAlone, hasText, stretches }: SeenColumns,
): SafeHarborItem[] {
  return items.map((item) => {
    const columns = schema.columns
      .filter((column) => {
        if (item.id === 'dates')
          return (column.kind === 'datetime' && column.format !== 'YYYY') || stretches.has(column.name)
        if (item.id === 'ages') return (oldest.get(column.name) ?? 0) > 89
        if (item.id === 'other' && (column.kind === 'identifier' || column.role === 'direct-identifier')) return true
        const found = classes.get(column.name)
        return (item.name?.test(column.name) ?? false) || (found !== undefined && !!item.classes?.includes(found))
      })
      .map((column) => column.name)
    const unknown = item.id === 'ages' ? birthAlone : hasText && item.id !== 'dates'
    return {
      ...{ id: item.id, title: item.title, columns },
      state: columns.length > 0 ? 'not met' : unknown ? 'not judged' : 'met',
    }
  })
}
