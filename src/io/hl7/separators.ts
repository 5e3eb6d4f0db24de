/** The signs that part a message, as its header says them (MSH-1 and MSH-2). */
export interface Hl7Separators {
  readonly field: string
  readonly component: string
  readonly repetition: string
  readonly escape: string
  readonly subcomponent: string
}

const usual: Hl7Separators = { field: '|', component: '^', repetition: '~', escape: '\\', subcomponent: '&' }

/** Segments whose first field is the separator itself, and whose second says the others. */
export const hl7Headers = ['MSH', 'FHS', 'BHS'] as const

/** The separators of a text that begins with a header segment (after marks of MLLP); the usual ones where it does not, or leaves some out. */
export function hl7Separators(text: string): Hl7Separators {
  const start = text.search(/\S/)
  if (start < 0 || !(hl7Headers as readonly string[]).includes(text.slice(start, start + 3))) return usual
  const field = text[start + 3]
  if (field === undefined || /[\s\p{L}\p{N}]/u.test(field)) return usual
  const end = text.slice(start + 4).search(/[\r\n]/)
  const line = text.slice(start + 4, end < 0 ? undefined : start + 4 + end)
  const signs = line.split(field, 1)[0] ?? ''
  return {
    field,
    component: signs[0] ?? usual.component,
    repetition: signs[1] ?? usual.repetition,
    escape: signs[2] ?? usual.escape,
    subcomponent: signs[3] ?? usual.subcomponent,
  }
}
