/** A resource or an element of one, as plain JSON. */
export type FhirResource = Readonly<Record<string, unknown>>

/** A row of a released table as texts and numbers; null where nothing is. */
export type ReleasedRow = Readonly<Record<string, string | number | null>>

/** What a row refers to, as new references. */
export interface TemplateContext {
  readonly subject: FhirResource
  readonly encounter: FhirResource | undefined
}

/** How a resource type is written: the inverse of the shipped view of that name. */
export interface Template {
  /** Of the table: that of the view. */
  readonly view: string
  readonly resource: string
  /** Neighbouring rows with the same answer become one resource; every row its own when absent or undefined. */
  together?(row: ReleasedRow): string | undefined
  /** The resource without `id` and `meta`. */
  write(rows: readonly ReleasedRow[], context: TemplateContext): FhirResource
}
