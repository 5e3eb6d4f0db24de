import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** A request that may be answered: its path below the token, and what it asks. */
export interface Admitted {
  /** HEAD is asked as GET. */
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query: URLSearchParams
}

export interface Door {
  readonly token: string
  readonly port: number
  /** Whether anything may be changed by POST; not when absent. */
  readonly takesPosts?: boolean
}

/**
 * Refuses what does not come from the page itself. A site that rebinds its name to this machine sends its own name as host,
 * and one that sends a form its own origin; neither knows the token. What changes something must say its origin, and be JSON:
 * a form of another site cannot send that, and a script of another site would have to ask first, and is refused (405).
 */
export function admit(
  { method, url = '/', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  { token, port, takesPosts = false }: Door,
): Admitted | { readonly refusal: 403 | 404 | 405 | 415 } {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (headers.host === undefined || !hosts.includes(headers.host)) return { refusal: 403 }
  const isOwnOrigin = headers.origin === `http://${headers.host}`
  if (headers.origin !== undefined && !isOwnOrigin) return { refusal: 403 }
  const isPost = takesPosts && method === 'POST'
  if (!isPost && method !== 'GET' && method !== 'HEAD') return { refusal: 405 }
  if (isPost) {
    const site = headers['sec-fetch-site']
    if (!isOwnOrigin || (site !== undefined && site !== 'same-origin')) return { refusal: 403 }
    if (headers['content-type'] !== 'application/json') return { refusal: 415 }
  }
  if (!url.startsWith('/') || url.startsWith('//') || !URL.canParse(url, 'http://viewer')) return { refusal: 404 }
  const { pathname, searchParams } = new URL(url, 'http://viewer')
  const [, given = '', ...rest] = pathname.split('/')
  if (rest.length === 0 || !isEqual(given, token)) return { refusal: 404 }
  return { method: isPost ? 'POST' : 'GET', path: rest.join('/'), query: searchParams }
}

/** In a time that does not tell how much of it was right. */
function isEqual(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)]
  return one.length === other.length && timingSafeEqual(one, other)
}
