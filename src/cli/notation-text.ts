import type { Schema } from '../index.js'
import { type ConsoleWords, english } from './language/index.js'

/** What was guessed of how a text file is written, for people; empty where the file is plain. */
export function notationText(
  { delimiter, encoding, lineEnd, rowNames, quotes }: NonNullable<Schema['file']>,
  words: ConsoleWords = english,
): string {
  const found = [
    ...(delimiter === undefined ? [] : [`${delimiter === '\t' ? 'tabs' : delimiter} between cells`]),
    ...(encoding === undefined ? [] : [encoding]),
    ...(lineEnd === undefined ? [] : ['CRLF']),
    ...(rowNames === undefined ? [] : ['row names in the first column']),
    ...(quotes === undefined ? [] : ['quotes after a backslash']),
  ]
  return found.map(words.say).join(', ')
}
