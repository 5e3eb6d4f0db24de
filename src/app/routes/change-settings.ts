import { z } from 'zod'
import { json } from '../../view/index.js'
import { type Route, told } from './route.js'

/** The language of the page, and of what is made from now on. */
export const changeSettings: Route = {
  method: 'POST',
  path: 'api/settings',
  async answer({ settings }, { body }) {
    settings.language = told(body, z.strictObject({ language: z.enum(['en', 'fr']) })).language
    return json(settings)
  },
}
