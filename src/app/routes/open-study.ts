import { z } from 'zod'
import { isLinkedInput } from '../../index.js'
import { json } from '../../view/index.js'
import { isServer, readablePlace } from '../readable-place.js'
import { lookAtInput, studySchema } from '../study/index.js'
import { type Route, studyShape, told } from './route.js'

/** A new study of a file, a folder or a database: looked at at once. */
export const openStudy: Route = {
  method: 'POST',
  path: 'api/studies',
  async answer(app, { body }) {
    const { path } = told(body, z.strictObject({ path: z.string().min(1).max(4000) }))
    const input = isServer(path) ? path : (await placeOfFile(path)).path
    const several = await isLinkedInput(input)
    const study = studySchema.parse({
      ...{ format: 'mirrorward/study', version: 1, input, several, created: app.clock() },
    })
    const id = await app.studies.create(study)
    await lookAtInput(id, app)
    return json({ id })
  },
}

/** A file of a database may be named with what is read of it: `duckdb:clinic.duckdb?table=labs`. */
async function placeOfFile(path: string): Promise<{ readonly path: string }> {
  const named = /^(?<scheme>duckdb|sqlite):(?<file>[^?]+)(?<rest>\?.*)?$/i.exec(path)?.groups
  if (named === undefined) return readablePlace(path)
  const { path: file } = await readablePlace(named.file ?? '')
  return { path: `${named.scheme}:${file}${named.rest ?? ''}` }
}

/** Looks once more, where it was stopped or the file has changed. */
export const lookAgain: Route = {
  method: 'POST',
  path: 'api/look-again',
  async answer(app, { body }) {
    const { study } = told(body, studyShape)
    await app.studies.update(study, (each) => ({ ...each, looked: 'not yet' }))
    await lookAtInput(study, app)
    return json({})
  },
}
