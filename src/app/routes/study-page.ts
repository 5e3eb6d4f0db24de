import { join } from 'node:path'
import { measureTitle, readText } from '../../index.js'
import { json } from '../../view/index.js'
import { lookKey, lookWords, runNow, runWords, type StudyRun, stateOf, studyFiles } from '../study/index.js'
import { isOpen } from '../work/index.js'
import { releaseOf } from './release-of.js'
import { type App, type Route, studyOf } from './route.js'
import { shownWord } from './shown-word.js'

/** A study as it stands now: what the page shows again after it was closed. */
export const studyPage: Route = {
  method: 'GET',
  path: 'api/study',
  async answer(app, { query }) {
    const id = studyOf(query)
    const { studies, queue, shownPath } = app
    const study = await studies.read(id)
    const look = queue.get(lookKey(id))
    const runs = await Promise.all(
      study.runs.map(async (run) => {
        const now = await runNow(id, run, app)
        const { folder, files, signOff, isSame } = await releaseOf(app, { id, study, number: run.number })
        return {
          ...inWords(now, app),
          ...{ files, signOff, isSame, folder: shownPath(folder) },
          command: commandText([...runWords(study, run.number)], id, app),
          job: await readText(join(studies.folderOf(id), studyFiles('', study).jobName(run.number))).catch(() => ''),
        }
      }),
    )
    const isSigned = runs.some(({ signOff, state }) => signOff !== undefined && state === 'done')
    const { fault, ...rest } = study
    return json({
      ...{
        id,
        folder: shownPath(studies.folderOf(id)),
        ...rest,
        runs,
        state: stateOf(
          { ...study, runs: study.runs.map((run, place) => ({ ...run, state: runs[place]!.state })) },
          isSigned,
        ),
      },
      ...(fault && { fault: faultInWords(fault, app) }),
      look: look !== undefined && isOpen(look) ? look : undefined,
      inspect: `mirrorward ${lookWords(study, shownPath(join(studies.folderOf(id), studyFiles('', study).schema)))
        .filter((word) => word !== '--json')
        .map(shownWord)
        .join(' ')}`,
    })
  },
}

function inWords(run: Awaited<ReturnType<typeof runNow>>, app: App) {
  const { fault, notes, progress, ...rest } = run
  const { language } = app.settings
  const step = progress?.step === undefined ? {} : { step: measureTitle(progress.step, language) }
  return {
    ...rest,
    ...(progress && { progress: { ...progress, ...step } }),
    notes: notes.map((note) => app.say(note, language)),
    ...(fault && { fault: faultInWords(fault, app) }),
  }
}

function faultInWords(fault: NonNullable<StudyRun['fault']>, { say, settings }: App) {
  const { message, issues, code } = fault
  return {
    code,
    message: say(message, settings.language),
    issues: issues?.map((issue) => ({ ...issue, message: say(issue.message, settings.language) })),
  }
}

/** The command that does the same, from where the app was started. */
function commandText(words: readonly string[], id: string, { studies, shownPath }: App): string {
  const folder = shownPath(studies.folderOf(id))
  const placed = words.map((word, place) =>
    place === 1 || words[place - 1] === '--checkpoint' ? join(folder, word) : word,
  )
  return ['mirrorward', ...placed.map(shownWord)].join(' ')
}
