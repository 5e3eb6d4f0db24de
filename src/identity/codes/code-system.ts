/** A system of codes that is told by its form: what its codes are of says what a column of them says of people. */
export interface CodeSystem {
  readonly id: string
  readonly title: string
  readonly titleFr: string
  /** Whether a text has the form of a code, and its check digit where the system has one. */
  matches(text: string): boolean
}
