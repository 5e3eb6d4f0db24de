import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { laterFile, madeLaterLines } from './columns.js'

/** `npx tsx bench/detection/later/write.ts`: makes the committed file of the later set again. */
writeFileSync(laterFile, gzipSync(madeLaterLines(), { level: 9 }))
