import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MirrorwardError } from '../index.js'
import { admit } from './admit.js'
import { openRoutes, type Reply } from './routes.js'

export interface ViewerOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number
}

/** A viewer that runs. */
export interface Viewer {
  /** Where to look, with the token that opens it. */
  readonly url: string
  close(): Promise<void>
}

const loopback = '127.0.0.1'

/** What every answer says to the browser beside its own policy: keep nothing, tell nobody, stand in nobody's frame. */
const headers = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

/**
 * Serves the releases of a folder to a browser on this machine, until it is closed. Reads only, from the loopback address
 * only, and only under a path that holds a random token. Throws `not-found` for no folder, `bad-option` for a port that is
 * taken.
 */
export async function openViewer(folder: string, { port = 0 }: ViewerOptions = {}): Promise<Viewer> {
  if (port > 65535) throw new MirrorwardError('bad-option', `no port has this number: ${port} (0 to 65535)`)
  const routes = await openRoutes(folder)
  const token = randomBytes(24).toString('base64url')
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new MirrorwardError('bad-option', `cannot listen on port ${port}`, { cause })),
    )
    server.listen(port, loopback, resolve)
  })
  const { port: own } = server.address() as AddressInfo

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const stop = new AbortController()
    response.on('close', () => stop.abort())
    const admitted = admit(request, { token, port: own })
    const reply =
      'refusal' in admitted
        ? { status: admitted.refusal, type: 'text/plain', body: 'refused\n' }
        : await routes(admitted, stop.signal)
    if (response.destroyed) return
    send(response, reply, { isBodyless: request.method === 'HEAD' })
  }

  return {
    url: `http://${loopback}:${own}/${token}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function send(response: ServerResponse, reply: Reply, { isBodyless }: { readonly isBodyless: boolean }): void {
  const { status, type, body, policy = "default-src 'none'; frame-ancestors 'none'" } = reply
  response.writeHead(status, {
    ...headers,
    'Content-Security-Policy': policy,
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
  })
  response.end(isBodyless ? undefined : body)
}
