import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { fileOf, madeLines } from './files.js'

/** `npx tsx bench/detection/columns/write.ts`: makes the committed files of both halves again. */
for (const part of ['open', 'held-back'] as const) writeFileSync(fileOf(part), gzipSync(madeLines(part), { level: 9 }))
