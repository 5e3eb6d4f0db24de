/** A notation that names or reaches a person or an institution, told from its form and, where it has one, its key. */
export interface Identifier {
  readonly id: string
  /** In the plural, for a message. */
  readonly title: string
  /**
   * How much a match says: `certain`, where chance makes none; `checked`, where a key is right in a tenth of the cells by
   * chance; `formed`, where only the layout speaks.
   */
  readonly evidence: 'certain' | 'checked' | 'formed'
  readonly of: 'person' | 'institution'
  matches(text: string): boolean
}
