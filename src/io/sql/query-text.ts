import { MirrorwardError } from '../../errors.js'

/** One SELECT, to be put in brackets: without the semicolon at its end. Throws `bad-option` for what is no query. */
export function queryText(query: string): string {
  const text = query.trim().replace(/;\s*$/, '')
  if (!/^(\(|--|\/\*|select\b|with\b|values\b|table\b|from\b)/i.test(text))
    throw new MirrorwardError('bad-option', 'a query of an input is one SELECT')
  // A line comment at the end would hide the bracket.
  return `${text}\n`
}
