import type { PartRole } from './form.js'
import type { Identifier } from './identifier.js'

interface FreeForm extends Pick<Identifier, 'id' | 'title' | 'titleFr' | 'evidence' | 'of' | 'example'> {
  /** Groups named after the parts; all that is matched lies in one of them. */
  readonly form: RegExp
  readonly roles: Readonly<Record<string, PartRole>>
  readonly matches?: (text: string) => boolean
  readonly isRight?: (text: string) => boolean
}

/** An identifier whose parts may be of any length; what is free takes any text of its kind, so it is replaced by a token. */
export function freeForm({ form, roles, isRight = () => true, ...card }: FreeForm): Identifier {
  const parse: Identifier['parse'] = (text) => {
    const found = text.length <= 4096 ? form.exec(text) : null
    if (found === null || !isRight(text.trim())) return undefined
    const parts = Object.entries(found.groups ?? {}).map(([name, part]) => ({
      name,
      role: roles[name] ?? ('fixed' as const),
      text: part ?? '',
    }))
    const ends = [/^\s*/.exec(text)?.[0] ?? '', /\s*$/.exec(text)?.[0] ?? '']
    return { parts, check: 'none', layout: { between: ends, lower: false } }
  }
  const check = (text: string) => parse(text) !== undefined
  return {
    ...card,
    parse,
    check,
    matches: card.matches ?? check,
    build: ({ parts, layout: { between } }) =>
      `${between[0] ?? ''}${parts.map(({ text }) => text).join('')}${between[1] ?? ''}`,
    allows: () => true,
  }
}
