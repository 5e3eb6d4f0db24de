import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { third } from './columns.js'

/** `npx tsx bench/detection/third/write.ts`: makes the committed file of the third set again. */
writeFileSync(third.file, gzipSync(third.made(), { level: 9 }))
