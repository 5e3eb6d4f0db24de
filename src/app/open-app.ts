import { mkdir } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { type LinkFinding, MirrorwardError } from '../index.js'
import { theme } from '../report/index.js'
import {
  type Answering,
  clientFileOf,
  failureReply,
  json,
  openRoutes,
  pagePolicy,
  type Reply,
  serve,
} from '../view/index.js'
import { clientModules } from './client-modules.js'
import { type App, routes } from './routes/index.js'
import { openStudies } from './study/index.js'
import { createQueue } from './work/index.js'

export interface AppOptions {
  /** This program: what starts it, up to its first word. Jobs run in processes of their own by it. */
  readonly command: readonly string[]
  /** How many jobs run at a time. */
  readonly slots: number
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly language: 'en' | 'fr'
  /** A line of the library in a language. */
  readonly say: (line: string, language: 'en' | 'fr') => string
  /** The evidence for a column. */
  readonly sayEvidence: (why: string, language: 'en' | 'fr') => string
  /** What was found of linked tables. */
  readonly sayFinding: (finding: LinkFinding, language: 'en' | 'fr') => string
  /** 0, the default, takes a free one. */
  readonly port?: number
}

/** An app that runs. */
export interface OpenApp {
  /** Where to look, with the token that opens it. */
  readonly url: string
  /** Stops what runs and everything that was started. */
  close(): Promise<void>
}

/**
 * Serves the app to a browser on this machine, until it is closed: studies of `folder/studies`, and the releases of `folder` as
 * the viewer shows them. Changes are taken from its own page alone. Throws `not-found` for no folder, `bad-option` for a port
 * that is taken.
 */
export async function openApp(folder: string, options: AppOptions): Promise<OpenApp> {
  const { command, slots, clock, language, say, sayEvidence, sayFinding, port } = options
  const root = resolve(folder)
  await mkdir(root, { recursive: true })
  const viewer = await openRoutes(root)
  const queue = createQueue({ command, slots, clock })
  const app: App = {
    ...{
      folder: root,
      from: process.cwd(),
      studies: openStudies(root),
      queue,
      settings: { language },
      clock,
      say,
      sayEvidence,
      sayFinding,
    },
    shownPath: (path) => relative(process.cwd(), path) || '.',
  }
  const answering: Answering = async (asked, signal) => {
    const route = routes.find(({ method, path }) => method === asked.method && path === asked.path)
    try {
      if (route !== undefined) return await route.answer(app, asked)
      const page = asked.method === 'GET' ? await clientReply(asked.path) : undefined
      if (page !== undefined) return page
      return asked.method === 'GET' ? await viewer(asked, signal) : json({ error: 'there is no such thing to do' }, 404)
    } catch (error) {
      return failureReply(inLanguage(error, app))
    }
  }
  const served = await serve(answering, { takesPosts: true, ...(port !== undefined && { port }) })
  return {
    url: served.url,
    close: async () => {
      await Promise.all([served.close(), queue.close()])
    },
  }
}

async function clientReply(path: string): Promise<Reply | undefined> {
  if (path === '')
    return { status: 200, type: 'text/html', body: await clientFileOf('app', 'page.html'), policy: pagePolicy }
  if (path === 'style.css') {
    const [view, own] = await Promise.all([clientFileOf('view', 'style.css'), clientFileOf('app', 'style.css')])
    return { status: 200, type: 'text/css', body: theme + view + own }
  }
  return clientModules.includes(path)
    ? { status: 200, type: 'text/javascript', body: await clientFileOf('app', path) }
    : undefined
}

function inLanguage(error: unknown, { say, settings: { language } }: App): unknown {
  if (!(error instanceof MirrorwardError)) return error
  const issues = error.issues.map((issue) => ({ ...issue, message: say(issue.message, language) }))
  return new MirrorwardError(error.code, say(error.message, language), { issues })
}
