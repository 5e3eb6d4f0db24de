import type { Hl7Separators } from './separators.js'

/** Letters between two escape signs, and the separator that they stand for. */
const letters: Readonly<Record<string, keyof Hl7Separators>> = {
  F: 'field',
  S: 'component',
  T: 'subcomponent',
  R: 'repetition',
  E: 'escape',
}

/**
 * A value as it is meant: `\F\ \S\ \T\ \R\ \E\` are separators, `\X..\` bytes in hexadecimal (Latin-1), `\.br\` a line break. Other
 * sequences (of formatted text, of character sets) stay as they are.
 */
export function unescapeHl7(raw: string, separators: Hl7Separators): string {
  const mark = separators.escape
  if (!raw.includes(mark)) return raw
  let [text, at] = ['', 0]
  for (;;) {
    const start = raw.indexOf(mark, at)
    const end = start < 0 ? -1 : raw.indexOf(mark, start + 1)
    if (end < 0) return text + raw.slice(at)
    const meant = meaningOf(raw.slice(start + 1, end), separators)
    text += raw.slice(at, start) + (meant ?? raw.slice(start, end + 1))
    at = end + 1
  }
}

function meaningOf(sequence: string, separators: Hl7Separators): string | undefined {
  const sign = letters[sequence]
  if (sign !== undefined) return separators[sign]
  if (sequence === '.br') return '\n'
  return /^X(?:[0-9A-Fa-f]{2})+$/.test(sequence) ? Buffer.from(sequence.slice(1), 'hex').toString('latin1') : undefined
}

/** A value as it stands in a message: separators and line ends escaped. */
export function escapeHl7(text: string, separators: Hl7Separators): string {
  const names = new Map(Object.entries(letters).map(([letter, sign]) => [separators[sign], letter]))
  let made = ''
  for (const sign of text.replace(/\r\n?/g, '\n')) {
    const letter = names.get(sign)
    if (sign === '\n') made += `${separators.escape}.br${separators.escape}`
    else made += letter === undefined ? sign : `${separators.escape}${letter}${separators.escape}`
  }
  return made
}
