import { openRoutes } from './routes.js'
import { type Served, serve } from './serve.js'

export interface ViewerOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number
  /** Of the page; English when not said. */
  readonly language?: 'en' | 'fr'
}

/** A viewer that runs. */
export type Viewer = Served

/**
 * Serves the releases of a folder to a browser on this machine, until it is closed. Reads only, from the loopback address
 * only, and only under a path that holds a random token. Throws `not-found` for no folder, `bad-option` for a port that is
 * taken.
 */
export async function openViewer(folder: string, options: ViewerOptions = {}): Promise<Viewer> {
  return serve(await openRoutes(folder, options), options)
}
