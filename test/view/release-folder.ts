import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../src/index.js'
import { evaluationOf } from '../evaluators/comparison/evaluation-of.js'

/** What stands in the files of the hostile release, and must come out as text. */
export const markup = '<img src=x onerror="window.broken=1">'

/**
 * A folder with three releases: one that was run, without an evaluation; one with an evaluation and rows of another tool,
 * full of markup; and one that only links to files outside. Beside it stands a file that nobody may read.
 */
export async function releaseFolder(): Promise<{ readonly outside: string; readonly folder: string }> {
  const outside = mkdtempSync(join(tmpdir(), 'view-'))
  writeFileSync(join(outside, 'secret.csv'), 'name\nsecret-cell\n')
  const folder = join(outside, 'releases')
  const rows = Array.from(
    { length: 240 },
    (_, row) => `${30 + (row % 50)},${row % 3 === 0 ? 'f' : 'm'},${(row * 7) % 90}`,
  )
  writeFileSync(join(outside, 'ward.csv'), `age,sex,dose\n${rows.join('\n')}\n`)
  await run({
    input: join(outside, 'ward.csv'),
    out: join(folder, 'made'),
    model: 'bayes-net',
    evaluate: false,
    seed: 3,
  })
  mkdirSync(join(folder, 'hostile'))
  writeFileSync(join(folder, 'hostile', 'evaluation.json'), JSON.stringify(evaluationOf({ title: markup })))
  writeFileSync(
    join(folder, 'hostile', 'synthetic.csv'),
    `${'"<b>name</b>",note'}\n"${markup.replaceAll('"', '""')}",2\n`,
  )
  mkdirSync(join(folder, 'linked'))
  cpSync(join(folder, 'made', 'manifest.json'), join(folder, 'linked', 'manifest.json'))
  symlinkSync(join(outside, 'secret.csv'), join(folder, 'linked', 'synthetic.csv'))
  return { outside, folder }
}
