import { readFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { DatabasePlace } from '../database-place.js'

/** Seconds for the way to the server; work itself may last. */
const patience = 20
/** A reply is no longer than this: what says so is not one. */
const longest = 2 ** 30

/** A connection that sends messages and gets one reply each. */
export interface Transport {
  ask(message: Buffer): Promise<Buffer>
  close(): void
}

/** Why the server shuts its door: it does not take who asks. */
export class LoginRefused extends Error {}

const sasl = { start: 1, ok: 2, complete: 5 } as const

/**
 * Frames over TCP or TLS after a SASL greeting of the kind PLAIN, which is what HiveServer2 wants where it asks for a name and a
 * password, and where it asks for none. Throws what sockets throw, and `LoginRefused`.
 */
export async function openTransport(
  { host = 'localhost', port = 10000, tls, ca }: DatabasePlace,
  { user, password = 'none' }: { readonly user: string; readonly password?: string | undefined },
): Promise<Transport> {
  const socket =
    tls === 'off'
      ? connect({ host, port })
      : connectTls({ host, port, servername: host, ...(ca !== undefined && { ca: await readFile(ca) }) })
  const incoming = new Incoming(socket)
  const timer = setTimeout(
    () => socket.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })),
    1000 * patience,
  )
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once(tls === 'off' ? 'connect' : 'secureConnect', resolve)
      socket.once('error', reject)
    })
    socket.setNoDelay(true)
    socket.write(Buffer.concat([greeting(sasl.start, 'PLAIN'), greeting(sasl.ok, `\0${user}\0${password}`)]))
    for (let status: number = sasl.ok; status !== sasl.complete; ) {
      const head = await incoming.take(5)
      status = head[0]!
      await incoming.take(lengthOf(head.readInt32BE(1)))
      if (status !== sasl.ok && status !== sasl.complete) throw new LoginRefused('refused')
    }
  } catch (error) {
    socket.destroy()
    throw error
  } finally {
    clearTimeout(timer)
  }
  return {
    async ask(message) {
      const head = Buffer.alloc(4)
      head.writeInt32BE(message.length)
      socket.write(Buffer.concat([head, message]))
      return incoming.take(lengthOf((await incoming.take(4)).readInt32BE(0)))
    },
    close: () => {
      socket.destroy()
    },
  }
}

function greeting(status: number, payload: string): Buffer {
  const bytes = Buffer.from(payload, 'utf8')
  const head = Buffer.alloc(5)
  head.writeInt8(status, 0)
  head.writeInt32BE(bytes.length, 1)
  return Buffer.concat([head, bytes])
}

function lengthOf(told: number): number {
  if (told < 0 || told > longest) throw new Error('a reply is not Thrift')
  return told
}

/** Bytes that came, taken so many at a time by one reader. */
class Incoming {
  #chunks: Buffer[] = []
  #length = 0
  #fault: Error | undefined
  #wake: (() => void) | undefined

  constructor(socket: Socket) {
    const wake = () => this.#wake?.()
    socket.on('data', (chunk) => {
      this.#chunks.push(chunk)
      this.#length += chunk.length
      wake()
    })
    const ended = (error?: Error) => {
      this.#fault ??= error ?? Object.assign(new Error('closed'), { code: 'ECONNRESET' })
      wake()
    }
    socket.on('error', ended)
    socket.on('close', () => ended())
  }

  async take(length: number): Promise<Buffer> {
    while (this.#length < length) {
      if (this.#fault !== undefined) throw this.#fault
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    const all = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks)
    this.#chunks = all.length === length ? [] : [all.subarray(length)]
    this.#length -= length
    return all.subarray(0, length)
  }
}
