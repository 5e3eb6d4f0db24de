// Preloaded by start-up.test.ts: one line on standard error for each package, and each room of the project, whose module is loaded.
import { register } from 'node:module'

const hook = `
import { writeSync } from 'node:fs'
export async function load(url, context, next) {
  const name = /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1] ?? /\\/(src\\/(?:io\\/)?[a-z0-9]+)\\//.exec(url)?.[1]
  if (name !== undefined) writeSync(2, 'loaded ' + name + '\\n')
  return next(url, context)
}`
register(`data:text/javascript,${encodeURIComponent(hook)}`)
