import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { later } from './columns.js'

/** `npx tsx bench/detection/later/write.ts`: makes the committed file of the later set again. */
writeFileSync(later.file, gzipSync(later.made(), { level: 9 }))
