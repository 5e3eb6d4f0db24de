import { cut, type Part, type PartForm, widthOf } from './form.js'
import type { Identifier, Parsed } from './identifier.js'
import { layOut, takeApart } from './layout.js'

/** A key that stands in the parts, and what it must be by the others. */
interface Key {
  readonly name: string
  /** Its text by the plain signs of all parts, its own included. */
  of(plain: string): string
}

interface FixedForm extends Pick<Identifier, 'id' | 'title' | 'titleFr' | 'evidence' | 'of' | 'example'> {
  /** What may be written between signs. */
  readonly marks?: RegExp
  /** The parts of a text of so many signs, keys among them (their places: any digits); undefined when there are none. */
  formOf(plain: string): readonly PartForm[] | undefined
  /** In the order in which they are made. */
  readonly keys?: readonly Key[]
  readonly allows?: (parts: readonly Part[]) => boolean
  readonly matches?: (text: string) => boolean
  /** Signs that count for nothing before the number: a country's prefix. */
  readonly prefix?: RegExp
}

/** An identifier whose signs stand at known places. */
export function fixedForm(form: FixedForm): Identifier {
  const { keys = [], marks = /[\s.-]/, allows = () => true, prefix, formOf, ...card } = form

  function parse(text: string): Parsed | undefined {
    if (text.length > 80) return undefined
    const before = prefix?.exec(text)?.[0] ?? ''
    const rest = text.slice(before.length)
    const { plain, layout } = takeApart(rest, marks)
    // Of capitals and small letters together, or signs that have no capital of their own, nothing is made.
    if (layOut(plain, layout) !== rest) return undefined
    const forms = formOf(plain)
    const parts = forms && cut(plain, forms)
    if (parts === undefined) return undefined
    const here = keys.filter(({ name }) => parts.some((part) => part.name === name))
    const isRight = plainOf(withKeys(parts)) === plain
    return {
      parts,
      check: here.length === 0 ? 'none' : isRight ? 'right' : 'wrong',
      layout: { ...layout, between: [before + (layout.between[0] ?? ''), ...layout.between.slice(1)] },
    }
  }

  function withKeys(parts: readonly Part[]): readonly Part[] {
    return keys.reduce(
      (made, { name, of }) =>
        made.some((part) => part.name === name)
          ? made.map((part) => (part.name === name ? { ...part, text: of(plainOf(made)) } : part))
          : made,
      parts,
    )
  }

  const check = (text: string) => {
    const parsed = parse(text)
    return parsed !== undefined && parsed.check !== 'wrong' && allows(parsed.parts)
  }
  return {
    ...card,
    parse,
    check,
    matches: form.matches ?? check,
    build: ({ parts, layout }) => layOut(plainOf(withKeys(parts)), layout),
    allows,
  }
}

function plainOf(parts: readonly Part[]): string {
  return parts.map(({ text }) => text).join('')
}

/** The same parts whatever the text, if it has as many signs. */
export function always(...forms: readonly PartForm[]): (plain: string) => readonly PartForm[] | undefined {
  const width = forms.reduce((sum, form) => sum + widthOf(form), 0)
  return (plain) => (plain.length === width ? forms : undefined)
}
