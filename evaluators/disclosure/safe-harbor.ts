import type { Schema } from '../../src/table/index.js'

/** One of the eighteen kinds of identifiers of HIPAA's Safe Harbor, 45 CFR 164.514(b)(2). */
export interface SafeHarborItem {
  readonly id: string
  readonly title: string
  readonly state: 'met' | 'not met' | 'not judged'
  /** Columns that break it. */
  readonly columns: readonly string[]
}

const items: readonly { readonly id: string; readonly title: string; readonly name?: RegExp }[] = [
  {
    id: 'names',
    title: 'names',
    name: /(?:^|_)(?:first|last|sur|family|given|full|patient|maiden)_?name$|^(?:nom|prenom|name)$/i,
  },
  {
    id: 'places',
    title: 'places smaller than a state, but three digits of ZIP codes',
    name: /zip|post_?code|code_?postal|city|town|county|commune|street|address|adresse|ville/i,
  },
  { id: 'dates', title: 'dates finer than a year' },
  { id: 'ages', title: 'ages above 89' },
  { id: 'phone', title: 'telephone numbers', name: /phone|telephone|mobile|(?:^|_)tel(?:_|$)/i },
  { id: 'fax', title: 'fax numbers', name: /(?:^|_)fax/i },
  { id: 'email', title: 'e-mail addresses', name: /e?_?mail/i },
  { id: 'ssn', title: 'social security numbers', name: /(?:^|_)(?:ssn|nir|social_security|insee_number)(?:_|$)/i },
  { id: 'mrn', title: 'medical record numbers', name: /(?:^|_)(?:mrn|ipp|record_(?:no|number|id))(?:_|$)/i },
  { id: 'plan', title: 'health plan numbers', name: /member_id|beneficiary|policy_(?:no|number)|plan_(?:no|number)/i },
  { id: 'account', title: 'account numbers', name: /account|iban/i },
  { id: 'licence', title: 'certificate and licence numbers', name: /licen[cs]e|certificate/i },
  { id: 'vehicle', title: 'vehicle identifiers', name: /vehicle|plate|(?:^|_)vin(?:_|$)/i },
  { id: 'device', title: 'device identifiers', name: /device|serial_(?:no|number)|(?:^|_)udi(?:_|$)/i },
  { id: 'url', title: 'web addresses', name: /(?:^|_)url|website/i },
  { id: 'ip', title: 'internet addresses', name: /(?:^|_)ip(?:_|$)|ip_address/i },
  { id: 'biometric', title: 'biometric identifiers', name: /finger_?print|voice_?print|iris/i },
  { id: 'photo', title: 'photographs', name: /photo|portrait/i },
  { id: 'other', title: 'any other unique number or code' },
]

/** The list, judged by names, kinds and roles of columns; a free text may hold any of them, so it is not judged. */
export function safeHarbor(
  schema: Schema,
  { oldest }: { readonly oldest: ReadonlyMap<string, number> },
): SafeHarborItem[] {
  const hasText = schema.columns.some(({ kind }) => kind === 'text')
  return items.map(({ id, title, name }) => {
    const columns = schema.columns
      .filter((column) => {
        if (id === 'dates') return column.kind === 'datetime'
        if (id === 'ages') return (oldest.get(column.name) ?? 0) > 89
        if (id === 'other') return column.kind === 'identifier' || column.role === 'direct-identifier'
        return name?.test(column.name) ?? false
      })
      .map((column) => column.name)
    const judged = hasText && !['dates', 'ages'].includes(id) ? 'not judged' : 'met'
    return { id, title, state: columns.length > 0 ? 'not met' : judged, columns }
  })
}
