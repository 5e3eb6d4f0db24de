import { join } from 'node:path'
import { MirrorwardError } from '../../index.js'
import type { Study } from './study.js'
import { studyFiles } from './study-files.js'
import type { Bench } from './work-on-study.js'

/** Pages of a study beside its releases, each made by a command. */
export const sideWorks = ['comparison', 'frontier'] as const
export type SideWork = (typeof sideWorks)[number]

/** Where the page lies, below the study. */
export const sidePages: Readonly<Record<SideWork, string>> = {
  comparison: 'comparison.html',
  frontier: join('frontier', 'frontier.html'),
}

export const sideKey = (id: string, work: SideWork) => `${id}/${work}`

/** The words of the command; `done` are the runs with an evaluation. Throws `bad-option` where there is nothing to compare. */
export function sideWords(
  work: SideWork,
  {
    study,
    done,
    language,
  }: { readonly study: Study; readonly done: readonly number[]; readonly language: 'en' | 'fr' },
): string[] {
  const { releaseName, schema } = studyFiles('', study)
  if (work === 'frontier') {
    if (study.several) throw new MirrorwardError('bad-option', 'techniques are measured side by side on one table')
    return ['frontier', study.input, '--schema', schema, '--lang', language]
  }
  if (done.length < 2) throw new MirrorwardError('bad-option', 'at least two releases are needed to compare')
  return ['compare', ...done.map(releaseName), '--lang', language]
}

/** Starts the command that makes the page, or puts it behind those that run. */
export async function startSideWork(
  id: string,
  work: SideWork,
  { studies, queue, words }: Bench & { readonly words: readonly string[] },
): Promise<void> {
  queue.add({
    key: sideKey(id, work),
    folder: studies.folderOf(id),
    words: [...words, '--json'],
    onEnd: async () => undefined,
  })
}
