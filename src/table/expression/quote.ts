import { tokenize } from './tokens.js'

/** A column's name as an expression reads it: bare where it can be, else in backticks (doubled inside). */
export function quoteName(name: string): string {
  if (/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && tokenize(name)[0]?.type === 'name') return name
  return `\`${name.replaceAll('`', '``')}\``
}

/** A text as an expression reads it. */
export function quoteText(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
