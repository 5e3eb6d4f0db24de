import { z } from 'zod'
import { findInText, type KnownValues, prepareKnown, type TextSpan, type TextType } from '../../src/identity/index.js'
import { canonical } from '../pseudonyms/index.js'
import type { BatchRows, Cells, RuleContext } from './mask-rule.js'

/** What may be known of a person from columns. */
const knownTypes = [
  ...(['name', 'birth-date', 'phone', 'email', 'address', 'postcode', 'town', 'nir', 'ssn'] as const),
  ...(['patient-number', 'stay-number', 'nhs-number', 'iban'] as const),
] satisfies readonly TextType[]

const columns = z.union([z.string().transform((one) => [one]), z.array(z.string()).min(1)])

/** Keys of masks of texts. */
export const textShape = {
  language: z.enum(['fr', 'en']).default('fr'),
  known: z
    .partialRecord(z.enum(knownTypes), columns)
    .default({})
    .describe('columns, table.column, that say of the person what is looked for in the text: { name: [patients.nom] }'),
}

export interface TextMaskOptions {
  readonly language: 'fr' | 'en'
  readonly known: Partial<Readonly<Record<TextType, readonly string[]>>>
}

/** The columns that are looked through for what is known. */
export function knownColumns({ known }: TextMaskOptions): string[] {
  return Object.values(known).flatMap((names) => names ?? [])
}

export function textProblems({ known }: TextMaskOptions, { hasPatient }: Pick<RuleContext, 'hasPatient'>): string[] {
  const names = knownColumns({ known, language: 'fr' })
  if (names.length === 0) return []
  if (!hasPatient) return ['what is known of a person needs a table that says whose row it is (patients)']
  return names.filter((name) => !/^[^.]+\..+$/.test(name)).map((name) => `"${name}" is no table.column`)
}

/** People whose known values are held ready. */
const mostPeople = 10_000

/**
 * Texts with what identifies replaced, span by span: found by form, key, context, words, and by what columns say of the row's
 * person. What was replaced is counted by type.
 */
export function maskTexts(
  { language, known }: TextMaskOptions,
  context: RuleContext,
  by: (person: string | null) => (own: string, span: TextSpan) => string,
): (cells: Cells, rows: BatchRows) => Cells {
  const ready = new Map<string, KnownValues>()
  const knownOf = (person: string): KnownValues => {
    const before = ready.get(person)
    if (before !== undefined) return before
    const values = Object.entries(known).flatMap(([type, names = []]) =>
      names.flatMap((name) => context.valuesOf(name, person).map((value) => ({ type: type as TextType, value }))),
    )
    const made = prepareKnown(values)
    if (ready.size >= mostPeople) ready.clear()
    ready.set(person, made)
    return made
  }
  return (cells, { patients }) =>
    cells.map((cell, row) => {
      if (cell === null || cell === '') return cell
      const person = patients?.[row] ?? null
      const own = person === null ? undefined : knownOf(canonical(person))
      const spans = findInText(cell, { language, ...(own !== undefined && { known: own }) })
      if (spans.length === 0) return cell
      const replace = by(person)
      let [text, at] = ['', 0]
      for (const span of spans) {
        context.count(span.type)
        text += cell.slice(at, span.start) + replace(cell.slice(span.start, span.end), span)
        at = span.end
      }
      return text + cell.slice(at)
    })
}
