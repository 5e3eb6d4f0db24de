import { json } from '../../view/index.js'
import { lookIntoFolder } from '../readable-place.js'
import type { Route } from './route.js'

/** Folders and files to open, from the folder of the app on. */
export const folderPage: Route = {
  method: 'GET',
  path: 'api/folder',
  answer: async ({ folder }, { query }) => json(await lookIntoFolder(query.get('path') ?? folder)),
}
