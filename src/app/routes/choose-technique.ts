import { z } from 'zod'
import { json } from '../../view/index.js'
import { choiceSchema, jobOfStudy } from '../study/index.js'
import { type Route, told } from './route.js'

/** Keeps what shall be made, and shows the job that would be written for it. */
export const chooseTechnique: Route = {
  method: 'POST',
  path: 'api/choice',
  async answer({ studies, settings }, { body }) {
    const { study: id, choice } = told(body, z.strictObject({ study: z.string(), choice: choiceSchema }))
    const study = await studies.update(id, (each) => ({ ...each, choice }))
    const run = Math.max(0, ...study.runs.map(({ number }) => number)) + 1
    // The seed and the release's number are drawn when it is run: these stand for them.
    const draws = { seed: 1, release: '00000000-0000-4000-8000-000000000000' }
    const job = jobOfStudy(study, { folder: studies.folderOf(id), run, language: settings.language, draws })
    return json({ job: withoutDraws(job) })
  },
}

function withoutDraws(job: string): string {
  return job.replace(/^seed: 1$/m, 'seed: …').replace(/^release: .*$/m, 'release: …')
}
