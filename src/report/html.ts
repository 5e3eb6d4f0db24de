/** Markup that is safe to put into a page: made by `html` or vouched for by `trusted`. */
export interface Html {
  readonly markup: string
}

type Part = Html | string | number | null | undefined | false | readonly Part[]

/**
 * A template tag: every text put in is escaped, markup made by `html` is kept, lists are joined, null and false vanish.
 *
 * @example
 * html`<td>${cell}</td>`
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: texts.reduce((markup, text, index) => markup + toMarkup(parts[index - 1]) + text) }
}

/** Markup from a source that escapes by itself, such as a chart drawn as a document. */
export function trusted(markup: string): Html {
  return { markup }
}

function toMarkup(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part))
  if ('markup' in part) return part.markup
  return part.map(toMarkup).join('')
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
