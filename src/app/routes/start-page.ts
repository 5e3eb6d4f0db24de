import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { json } from '../../view/index.js'
import { runNow, stateOf } from '../study/index.js'
import { releaseOf } from './release-of.js'
import type { Route } from './route.js'

/** The start: the language, where studies lie, and how far each is. */
export const startPage: Route = {
  method: 'GET',
  path: 'api/start',
  async answer(app) {
    const { studies, settings, folder } = app
    const found = await studies.list()
    return json({
      language: settings.language,
      folder,
      hasReleases: await hasReleases(folder),
      studies: await Promise.all(
        found.map(async ({ id, study }) => {
          const runs = await Promise.all(study.runs.map((run) => runNow(id, run, app)))
          const signed = await Promise.all(runs.map(({ number }) => releaseOf(app, { id, study, number })))
          const isSigned = signed.some((release) => release.signOff !== undefined)
          return {
            id,
            input: study.input,
            created: study.created,
            state: stateOf({ ...study, runs }, isSigned),
            runs: runs.length,
          }
        }),
      ),
    })
  },
}

/** Whether the folder holds anything beside studies that the viewer would show. */
async function hasReleases(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => [])
  for (const name of ['.', ...names.filter((each) => each !== 'studies')])
    for (const mark of ['manifest.json', 'evaluation.json', 'model.safetensors'])
      if (
        await stat(join(folder, name, mark)).then(
          () => true,
          () => false,
        )
      )
        return true
  return false
}
