/** A field of OMOP's common data model, version 5.4. */
export interface CdmField {
  readonly name: string
  readonly type: 'integer' | 'float' | 'date' | 'datetime' | 'text'
  readonly isRequired: boolean
  /** The table whose key it holds. */
  readonly refersTo?: string
}

export interface CdmTable {
  readonly name: string
  readonly key?: string
  readonly fields: readonly CdmField[]
}

/**
 * A table by its fields as words: `!` is required, `*` the key; a date, datetime, float or text says so after a colon, other fields
 * are integers; `>` names the table whose key it holds. Fields that end in `concept_id` hold keys of concepts.
 */
export function cdmTableOf(name: string, notation: string): CdmTable {
  const words = notation.trim().split(/\s+/)
  const fields = words.map(fieldOf)
  const at = words.findIndex((word) => word.includes('*'))
  return { name, fields, ...(at >= 0 && { key: fields[at]!.name }) }
}

function fieldOf(word: string): CdmField {
  const [, name = '', marks = '', type = 'integer', told] =
    /^(\w+)([*!]*)(?::(float|date|datetime|text))?(?:>(\w+))?$/.exec(word) ?? []
  const refersTo = told ?? (name.endsWith('concept_id') && !marks.includes('*') ? 'concept' : undefined)
  return { name, type: type as CdmField['type'], isRequired: marks.includes('!'), ...(refersTo && { refersTo }) }
}
