/** What a code is a kind of: a diagnosis of a category, a drug of a group, a place of a region. */
export interface Hierarchy {
  readonly id: string
  readonly title: string
  /** Whether a text is a code of it, of any level. */
  contains(code: string): boolean
  /** What the code is a kind of, nearest first; empty at the top. */
  ancestorsOf(code: string): readonly string[]
}

/** Ancestors by cutting a code to these lengths, longest first; a cut ends in no dot. */
export function ancestorsByLength(code: string, lengths: readonly number[]): string[] {
  return lengths.filter((length) => length < code.length).map((length) => code.slice(0, length).replace(/\.$/, ''))
}
