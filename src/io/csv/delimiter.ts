import { MirrorwardError } from '../../errors.js'

/** Throws `bad-option` unless `delimiter` is one ASCII character that cannot be part of a cell's frame. */
export function checkDelimiter(delimiter: string): string {
  if (delimiter.length !== 1 || delimiter.charCodeAt(0) > 0x7f || '\0"\r\n'.includes(delimiter))
    throw new MirrorwardError('bad-option', 'delimiter must be one ASCII character, not a quote or a line break')
  return delimiter
}
