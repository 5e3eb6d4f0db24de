import { MirrorwardError } from '../../../errors.js'

export interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'variable' | 'sign' | 'end'
  readonly text: string
}

const forms: readonly (readonly [Token['kind'] | 'space', RegExp])[] = [
  ['space', /\s+|\/\/[^\n]*/y],
  ['text', /'(?:[^'\\]|\\.)*'/y],
  ['number', /\d+(?:\.\d+)?/y],
  ['variable', /%(?:[A-Za-z_]\w*|`[^`]+`|'[^']+')/y],
  ['name', /\$this\b|[A-Za-z_]\w*|`[^`]+`/y],
  ['sign', /<=|>=|!=|!~|[.()[\],=<>~+\-*/&|{}]/y],
]

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' }

/** The tokens of a path. Throws `bad-option` with the place of what is no token, never the path's own cells: it has none. */
export function tokensOf(path: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < path.length) {
    const found = forms.flatMap(([kind, form]) => {
      form.lastIndex = at
      const text = form.exec(path)?.[0]
      return text === undefined ? [] : [{ kind, text }]
    })[0]
    if (found === undefined) throw badPath(path, `unexpected character ${at + 1}`)
    at += found.text.length
    if (found.kind !== 'space') tokens.push({ kind: found.kind, text: plain(found.kind, found.text) })
  }
  return [...tokens, { kind: 'end', text: '' }]
}

/** A path that cannot be read, and why. */
export function badPath(path: string, why: string): MirrorwardError {
  return new MirrorwardError('bad-option', `cannot read FHIRPath: "${path}" (${why})`)
}

function plain(kind: Token['kind'], text: string): string {
  if (kind === 'text')
    return text
      .slice(1, -1)
      .replace(/\\u([0-9a-fA-F]{4})|\\(.)/g, (_, code: string | undefined, sign: string) =>
        code === undefined ? (escapes[sign] ?? sign) : String.fromCharCode(Number.parseInt(code, 16)),
      )
  if (kind === 'variable') return text.slice(1).replace(/^[`']|[`']$/g, '')
  return kind === 'name' ? text.replaceAll('`', '') : text
}
