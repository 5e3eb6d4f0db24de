import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Issue, MirrorwardError } from '../../errors.js'
import { openPatientTables } from '../fhir/index.js'
import type { OpenTables } from '../sql/index.js'
import { fileOfMessages } from './file-of-messages.js'
import { isMessageFile } from './is-message-file.js'
import { hl7Message } from './message.js'
import { MessageTables } from './message-tables.js'
import { splitHl7 } from './split-messages.js'

/** The files of messages of a folder: by their names, and texts that begin as a message does. A file of messages is one itself. */
export async function messageFiles(place: string): Promise<string[]> {
  if ((await stat(place)).isFile()) return [place]
  const found: string[] = []
  for (const name of (await readdir(place)).filter((each) => !each.startsWith('.')).sort())
    if (await isMessageFile(join(place, name))) found.push(join(place, name))
  return found
}

/**
 * Messages of HL7 v2, in a folder or a file, as tables of patients, encounters, conditions, observations and more, by the segments
 * that tell them; they are written as FHIR. Messages are streamed, rows are in memory. Throws `bad-data` with file and message for
 * lines that are no segments and people without a number.
 */
export async function openHl7(place: string): Promise<OpenTables> {
  const files = await messageFiles(place)
  const gathered = new MessageTables()
  const issues: Issue[] = []
  for (const file of files) {
    let row = 0
    for await (const { text, isMessage } of splitHl7((await fileOfMessages(file)).texts)) {
      if (!isMessage) continue
      row++
      const message = hl7Message(text)
      if (message === undefined) issues.push({ message: 'a line is no segment of HL7 v2', file, row })
      else if (!gathered.add(message)) issues.push({ message: 'no number of the patient', file, row, column: 'PID-3' })
    }
  }
  if (issues.length > 0) throw new MirrorwardError('bad-data', 'messages of HL7 v2 cannot be read', { issues })
  return openPatientTables(gathered.tables(), {
    name: 'hl7',
    noPatients: { message: 'no message names a patient (PID)', file: place },
    urlOf: () => files[0] ?? place,
  })
}
