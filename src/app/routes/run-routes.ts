import { json } from '../../view/index.js'
import { lookKey, repeatRun, runKey, startRun } from '../study/index.js'
import { type Route, runShape, studyShape, told } from './route.js'

/** Writes the job of what was chosen and starts it. */
export const startRoute: Route = {
  method: 'POST',
  path: 'api/run',
  async answer(app, { body }) {
    const { study } = told(body, studyShape)
    return json({ run: await startRun(study, { ...app, language: app.settings.language }) })
  },
}

/** Holds the time of a run's process. */
export const pauseRoute: Route = {
  method: 'POST',
  path: 'api/pause',
  async answer({ queue }, { body }) {
    const { study, run } = told(body, runShape)
    queue.pause(runKey(study, run))
    return json({})
  },
}

/** Goes on: with the process that was paused, or with the same job once more where it was stopped. */
export const resumeRoute: Route = {
  method: 'POST',
  path: 'api/resume',
  async answer(app, { body }) {
    const { study, run } = told(body, runShape)
    if (app.queue.get(runKey(study, run))?.state === 'paused') app.queue.resume(runKey(study, run))
    else await repeatRun(study, run, app)
    return json({})
  },
}

/** Ends the process of a run, with all its threads. */
export const stopRoute: Route = {
  method: 'POST',
  path: 'api/stop',
  async answer({ queue }, { body }) {
    const { study, run } = told(body, runShape)
    queue.stop(runKey(study, run))
    return json({})
  },
}

/** Ends looking at a table. */
export const stopLookRoute: Route = {
  method: 'POST',
  path: 'api/stop-look',
  async answer({ queue }, { body }) {
    queue.stop(lookKey(told(body, studyShape).study))
    return json({})
  },
}
