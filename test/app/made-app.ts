import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type OpenApp, openApp } from '../../src/app/index.js'
import { commandWords } from '../cli/mirrorward.js'

/** A folder with a small table of stays, written as French hospitals do, and an app on an empty folder in it. */
export async function madeApp({ language = 'en' }: { readonly language?: 'en' | 'fr' } = {}): Promise<{
  readonly app: OpenApp
  readonly place: string
  readonly table: string
  readonly work: string
  close(): Promise<void>
}> {
  const place = mkdtempSync(join(tmpdir(), 'app-'))
  const table = join(place, 'séjours <b>.csv')
  const rows = Array.from({ length: 150 }, (_, row) => {
    const age = 30 + ((row * 37) % 50)
    const weight = `${60 + ((row * 13) % 30)},${row % 10}`
    return `P${1000 + row};${['Martin', 'Durand', '<i>Petit</i>'][row % 3]};${'FH'[row % 2]};${age};${weight};${row % 7 === 0 ? 'NA' : ['oui', 'non'][(row * 5) % 2]}`
  })
  writeFileSync(table, `id;nom;sexe;age;poids;fumeur\n${rows.join('\n')}\n`)
  const work = join(place, 'work')
  const app = await openApp(work, {
    command: [process.execPath, ...commandWords],
    slots: 1,
    clock: () => Date.UTC(2026, 2, 1),
    language,
    say: (line) => line,
    sayEvidence: (why) => why,
    sayFinding: ({ what }) => what,
  })
  return {
    ...{ app, place, table, work },
    close: async () => {
      await app.close()
      rmSync(place, { recursive: true })
    },
  }
}
