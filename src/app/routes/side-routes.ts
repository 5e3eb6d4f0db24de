import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { MirrorwardError, readText } from '../../index.js'
import { json, reportReply } from '../../view/index.js'
import { type SideWork, sideKey, sidePages, sideWords, sideWorks, startSideWork } from '../study/index.js'
import { releaseOf } from './release-of.js'
import { type App, type Route, studyOf, told } from './route.js'
import { shownWord } from './shown-word.js'

const shape = z.strictObject({ study: z.string(), work: z.enum(sideWorks) })

/** Makes a page beside the releases: the runs compared, or techniques measured side by side. */
export const startSide: Route = {
  method: 'POST',
  path: 'api/side',
  async answer(app, { body }) {
    const { study: id, work } = told(body, shape)
    await startSideWork(id, work, { ...app, words: await wordsOf(app, { id, work }) })
    return json({})
  },
}

export const stopSide: Route = {
  method: 'POST',
  path: 'api/stop-side',
  async answer({ queue }, { body }) {
    const { study, work } = told(body, shape)
    queue.stop(sideKey(study, work))
    return json({})
  },
}

/** How far it is, whether the page is there, and the command that makes it. */
export const sideState: Route = {
  method: 'GET',
  path: 'api/side',
  async answer(app, { query }) {
    const [id, work] = [studyOf(query), workOf(query)]
    const words = await wordsOf(app, { id, work }).catch(() => undefined)
    const found = app.queue.get(sideKey(id, work))
    const { language } = app.settings
    return json({
      canBegin: words !== undefined,
      work: found && {
        ...found,
        notes: found.notes.map((note) => app.say(note, language)),
        ...(found.fault && { fault: { ...found.fault, message: app.say(found.fault.message, language) } }),
      },
      hasPage: await stat(join(app.studies.folderOf(id), sidePages[work])).then(
        () => true,
        () => false,
      ),
      command: words && `mirrorward ${words.map(shownWord).join(' ')}`,
      folder: app.shownPath(app.studies.folderOf(id)),
    })
  },
}

export const sidePage: Route = {
  method: 'GET',
  path: 'study/side',
  async answer({ studies }, { query }) {
    const work = workOf(query)
    await studies.read(studyOf(query))
    return reportReply(await readText(join(studies.folderOf(studyOf(query)), sidePages[work])))
  },
}

function workOf(query: URLSearchParams): SideWork {
  const work = sideWorks.find((each) => each === query.get('work'))
  if (work === undefined) throw new MirrorwardError('not-found', 'there is no such page')
  return work
}

async function wordsOf(app: App, { id, work }: { readonly id: string; readonly work: SideWork }): Promise<string[]> {
  const study = await app.studies.read(id)
  const releases = await Promise.all(
    study.runs.map(async ({ number }) => ({ number, ...(await releaseOf(app, { id, study, number })) })),
  )
  const done = releases.filter(({ files }) => files.includes('evaluation.json')).map(({ number }) => number)
  return sideWords(work, { study, done, language: app.settings.language })
}
