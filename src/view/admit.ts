import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** A request that may be answered: its path below the token, and what it asks. */
export interface Admitted {
  readonly path: string
  readonly query: URLSearchParams
}

/**
 * Refuses what does not come from the page itself. A site that rebinds its name to this machine sends its own name as host,
 * and one that sends a form its own origin; neither knows the token. Reading is all there is: other methods get 405.
 */
export function admit(
  { method, url = '/', headers }: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  { token, port }: { readonly token: string; readonly port: number },
): Admitted | { readonly refusal: 403 | 404 | 405 } {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (headers.host === undefined || !hosts.includes(headers.host)) return { refusal: 403 }
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return { refusal: 403 }
  if (method !== 'GET' && method !== 'HEAD') return { refusal: 405 }
  if (!url.startsWith('/') || url.startsWith('//') || !URL.canParse(url, 'http://viewer')) return { refusal: 404 }
  const { pathname, searchParams } = new URL(url, 'http://viewer')
  const [, given = '', ...rest] = pathname.split('/')
  if (rest.length === 0 || !isEqual(given, token)) return { refusal: 404 }
  return { path: rest.join('/'), query: searchParams }
}

/** In a time that does not tell how much of it was right. */
function isEqual(given: string, token: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(token)]
  return one.length === other.length && timingSafeEqual(one, other)
}
