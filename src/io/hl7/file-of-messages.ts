import { openBytes } from '../open-bytes.js'
import { decoded, type FileTexts, fileTexts } from '../rewrite/file-texts.js'

/** What MSH-18 calls the parts of ISO 8859 (HL7 table 0211). */
const latin = /^8859\/([2-9]|1[013456])$/

/** The text of a file of messages: in the part of ISO 8859 that its first header names, else as texts are read anywhere. */
export async function fileOfMessages(path: string): Promise<Pick<FileTexts, 'texts'>> {
  const options = { gzip: /\.gz$/i.test(path) }
  const part = latin.exec(await characterSet(path, options))?.[1]
  // The first part is read as Windows-1252, which holds all of it and what senders mean by it.
  if (part === undefined) return fileTexts(path, options)
  return { texts: decoded(openBytes(path, options), { encoding: `iso-8859-${part}`, path }) }
}

async function characterSet(path: string, options: Parameters<typeof openBytes>[1]): Promise<string> {
  for await (const chunk of openBytes(path, options)) {
    const line =
      Buffer.from(chunk.subarray(0, 4096))
        .toString('latin1')
        .trimStart()
        .split(/[\r\n]/, 1)[0] ?? ''
    const separator = line[3] ?? '|'
    // MSH-1 is the separator itself: MSH-18 is the eighteenth part of the line.
    return line.startsWith('MSH') ? (line.split(separator)[17]?.split('~')[0] ?? '') : ''
  }
  return ''
}
