import { json } from '../../view/index.js'
import { lookIntoFolder } from '../readable-place.js'
import type { Route } from './route.js'

/** Folders and files to open, from where the program was started on. */
export const folderPage: Route = {
  method: 'GET',
  path: 'api/folder',
  answer: async ({ from }, { query }) => json(await lookIntoFolder(query.get('path') ?? from)),
}
