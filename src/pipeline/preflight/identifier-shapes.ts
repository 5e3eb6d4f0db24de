import { identifiers } from '../../identity/index.js'

/** A notation that names or reaches a person. */
interface IdentifierShape {
  /** In the plural, for a message. */
  readonly title: string
  /** Share of a column's rows below which a match may be chance; 0 where one is enough. */
  readonly leastShare: number
  matches(text: string): boolean
}

const sure = ['email', 'iban']
const likely = ['nir', 'ssn', 'phone']

export const identifierShapes: readonly IdentifierShape[] = [
  ...identifiers.filter(({ id }) => sure.includes(id)).map((each) => ({ ...each, leastShare: 0 })),
  ...identifiers.filter(({ id }) => likely.includes(id)).map((each) => ({ ...each, leastShare: 0.5 })),
]
