import { MirrorwardError } from '../../../errors.js'

/**
 * The paths of a hierarchy as ARX writes it: one value a line, its levels by column, separated by `;` (or commas, tabs), no header.
 * Throws `bad-data` for a file without lines. Quotes are those of CSV.
 */
export function readPaths(text: string, file?: string): string[][] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
  if (lines.length === 0)
    throw new MirrorwardError('bad-data', 'a hierarchy without values', {
      issues: [{ message: 'no lines', ...(file !== undefined && { file }) }],
    })
  const delimiter = [';', '\t', ','].find((mark) => lines[0]!.includes(mark)) ?? ';'
  return lines.map((line) => cellsOf(line, delimiter))
}

function cellsOf(line: string, delimiter: string): string[] {
  if (!line.includes('"')) return line.split(delimiter).map((cell) => cell.trim())
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const mark = line[at]!
    if (mark === '"' && quoted && line[at + 1] === '"') {
      cell += '"'
      at++
    } else if (mark === '"') quoted = !quoted
    else if (mark === delimiter && !quoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += mark
  }
  return [...cells, cell.trim()]
}
