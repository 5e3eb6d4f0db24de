import { join } from 'node:path'
import { answersInWords, MirrorwardError, parseAnyEvaluation, readText } from '../../index.js'
import { json, type Reply, reportReply } from '../../view/index.js'
import { releaseOf } from './release-of.js'
import { type App, type Route, studyOf } from './route.js'

/** The report of a run, or another page that it wrote; without scripts. */
export const reportPage: Route = {
  method: 'GET',
  path: 'run/report',
  answer: (app, { query }) => pageOf(app, { query, files: ['report.html', 'risk-after.html'] }),
}

/** The decision, to print. */
export const signOffPage: Route = {
  method: 'GET',
  path: 'run/sign-off',
  answer: (app, { query }) => pageOf(app, { query, files: ['sign-off.html'] }),
}

/** The verdict of a run, question by question. */
export const verdictPage: Route = {
  method: 'GET',
  path: 'api/verdict',
  async answer(app, { query }) {
    const { folder, files } = await asked(app, query)
    if (!files.includes('evaluation.json')) return json({})
    const evaluation = parseAnyEvaluation(await readText(join(folder, 'evaluation.json')))
    return json({ answers: answersInWords(evaluation, app.settings.language) })
  },
}

async function asked(app: App, query: URLSearchParams) {
  const id = studyOf(query)
  const number = Number(query.get('run') ?? 0)
  const study = await app.studies.read(id)
  if (!study.runs.some((run) => run.number === number)) throw new MirrorwardError('not-found', 'there is no such run')
  return releaseOf(app, { id, study, number })
}

async function pageOf(
  app: App,
  { query, files }: { readonly query: URLSearchParams; readonly files: readonly string[] },
): Promise<Reply> {
  const release = await asked(app, query)
  const file = files.find((each) => release.files.includes(each))
  if (file === undefined) throw new MirrorwardError('not-found', 'the run has no such page')
  return reportReply(await readText(join(release.folder, file)))
}
