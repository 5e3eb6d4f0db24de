import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MirrorwardError } from '../index.js'
import { type Admitted, admit } from './admit.js'
import type { Reply } from './reply.js'

export interface ServeOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number
  /** Whether POST is answered; when absent everything is read only. */
  readonly takesPosts?: boolean
}

/** A server that runs. */
export interface Served {
  /** Where to look, with the token that opens it. */
  readonly url: string
  close(): Promise<void>
}

/** What answers an admitted request; `body` is the text of a POST, empty for a GET. */
export type Answering = (asked: Admitted & { readonly body: string }, signal: AbortSignal) => Promise<Reply>

const loopback = '127.0.0.1'
const longestBody = 1_000_000

/** What every answer says to the browser beside its own policy: keep nothing, tell nobody. */
const headers = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

/**
 * Serves to a browser on this machine, until it is closed: from the loopback address only, and only under a path that holds a
 * random token. Throws `bad-option` for a port that is taken.
 */
export async function serve(
  answering: Answering,
  { port = 0, takesPosts = false }: ServeOptions = {},
): Promise<Served> {
  if (port > 65535) throw new MirrorwardError('bad-option', `no port has this number: ${port} (0 to 65535)`)
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
    const admitted = admit(request, { token, port: own, takesPosts })
    const reply = 'refusal' in admitted ? refused(admitted.refusal) : await replyTo(request, admitted, stop.signal)
    if (response.destroyed) return
    send(response, reply, { isBodyless: request.method === 'HEAD' })
  }

  async function replyTo(request: IncomingMessage, admitted: Admitted, signal: AbortSignal): Promise<Reply> {
    const body = admitted.method === 'POST' ? await bodyOf(request) : ''
    return body === undefined ? refused(413) : answering({ ...admitted, body }, signal)
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

function refused(status: number): Reply {
  return { status, type: 'text/plain', body: 'refused\n' }
}

/** The text of a request; undefined when it is longer than any that the page sends. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    length += (part as Buffer).length
    if (length > longestBody) return undefined
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts).toString('utf8')
}

function send(response: ServerResponse, reply: Reply, { isBodyless }: { readonly isBodyless: boolean }): void {
  const { status, type, body, policy = "default-src 'none'; frame-ancestors 'none'", inFrame = false } = reply
  response.writeHead(status, {
    ...headers,
    'X-Frame-Options': inFrame ? 'SAMEORIGIN' : 'DENY',
    'Content-Security-Policy': policy,
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
  })
  response.end(isBodyless ? undefined : body)
}
