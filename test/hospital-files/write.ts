import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hospitalFiles } from './index.js'

/** `tsx test/hospital-files/write.ts FOLDER [ROWS]` writes the made-up hospital files into a folder. */
const [folder = 'hospital-files', rows = '1200'] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
for (const { name, make } of hospitalFiles) writeFileSync(join(folder, name), make(Number(rows)))
