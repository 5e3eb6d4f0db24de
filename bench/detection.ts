import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeNotes } from './detection/notes/make-notes.js'
import { ourNotes } from './detection/our-notes.js'
import { detectionPage, halfOf } from './detection/page.js'

/** How well src/identity finds identifying columns and what identifies in notes: writes docs/detection.md, with the one closing run as it was. */
const open = await halfOf('open')
const notes = makeNotes({ count: 5000, part: 'open', seed: 2 })
for (const note of notes.slice(0, 1000)) await ourNotes(note)
const before = process.cpuUsage()
for (const note of notes) await ourNotes(note)
const { user, system } = process.cpuUsage(before)
const notesPerSecond = Math.round(notes.length / ((user + system) / 1e6) / 100) * 100
writeFileSync(join(import.meta.dirname, '../docs/detection.md'), detectionPage({ open, notesPerSecond }))
console.log(open, notesPerSecond)
