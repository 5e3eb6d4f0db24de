import { type Html, trusted } from '../html.js'

/** What the ids of a table's own part of the page begin with. */
export function tablePrefix(index: number): string {
  return `table-${index + 1}`
}

/**
 * Sections of one table as a part of a larger page: ids and links to them begin with `prefix`, and headings are two levels lower. Texts
 * cannot be taken for markup: they are escaped.
 */
export function withinPage({ markup }: Html, prefix: string): Html {
  return trusted(
    markup
      .replace(/ (id|for|aria-labelledby)="([^"]*)"/g, (_, name, id) => ` ${name}="${prefix}-${id}"`)
      .replace(/ href="#([^"]*)"/g, (_, id) => ` href="#${prefix}-${id}"`)
      .replace(/url\(#([^)]*)\)/g, (_, id) => `url(#${prefix}-${id})`)
      .replace(/<(\/?)h([1-6])/g, (_, slash, level) => `<${slash}h${Math.min(6, Number(level) + 2)}`),
  )
}
