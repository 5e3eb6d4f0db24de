import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'

const ownName = /\.(?:hl7|er7)(?:\.gz)?$/i

/** Whether a file holds messages: by its name, and of texts by how they begin. */
export async function isMessageFile(path: string): Promise<boolean> {
  if (ownName.test(path)) return true
  return /\.(?:txt|dat|msg)$|^[^.]+$/i.test(basename(path)) && beginsAsMessage(path)
}

async function beginsAsMessage(path: string): Promise<boolean> {
  if (!(await stat(path)).isFile()) return false
  for await (const chunk of createReadStream(path, { end: 63, encoding: 'latin1' }))
    return /^(?:\u00ef\u00bb\u00bf)?[\s\v]*(?:MSH|FHS|BHS)[^\p{L}\p{N}\s]/u.test(chunk as string)
  return false
}
