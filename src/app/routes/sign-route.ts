import { z } from 'zod'
import { MirrorwardError, signRelease } from '../../index.js'
import { json } from '../../view/index.js'
import { runKey } from '../study/index.js'
import { isOpen } from '../work/index.js'
import { releaseOf } from './release-of.js'
import { type Route, told } from './route.js'

/** Saves the decision of a person beside the manifest. */
export const signRoute: Route = {
  method: 'POST',
  path: 'api/sign',
  async answer(app, { body }) {
    const shape = z.strictObject({ study: z.string(), run: z.int().min(1), signOff: z.looseObject({}) })
    const { study: id, run, signOff } = told(body, shape)
    const study = await app.studies.read(id)
    const work = app.queue.get(runKey(id, run))
    if (work !== undefined && isOpen(work)) throw new MirrorwardError('bad-option', 'a run of this study has not ended')
    const { folder } = await releaseOf(app, { id, study, number: run })
    const date = new Date(app.clock()).toISOString().slice(0, 10)
    const signed = await signRelease(folder, signOff as Parameters<typeof signRelease>[1], {
      ...{ date, title: `${id}, ${run}`, language: app.settings.language },
    })
    return json(signed)
  },
}
