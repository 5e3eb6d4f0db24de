import { stat } from 'node:fs/promises'

/** Opens a file again only when it is another one or has changed: pages of one table, draws of one model. */
export function keepLatest<Opened>(open: (path: string) => Promise<Opened>): (path: string) => Promise<Opened> {
  let kept: { readonly key: string; readonly opened: Promise<Opened> } | undefined
  return async (path) => {
    const { mtimeMs, size } = await stat(path)
    const key = JSON.stringify([path, mtimeMs, size])
    if (kept?.key !== key) kept = { key, opened: open(path) }
    const { opened } = kept
    // What could not be opened is tried again next time.
    opened.catch(() => {
      if (kept?.opened === opened) kept = undefined
    })
    return opened
  }
}
