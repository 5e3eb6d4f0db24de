import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { causes } from './causes/list.js'
import { causesPage } from './causes/page.js'

/** For each cause by which synthetic rows are told from real ones, a small made table before and after: writes docs/causes.md. */
const shown = []
for (const cause of causes) {
  shown.push({ cause, shown: await cause.measure() })
  console.log(cause.number, cause.title, JSON.stringify(shown.at(-1)?.shown))
}
writeFileSync(join(import.meta.dirname, '../docs/causes.md'), causesPage(shown))
