import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { Rng } from '../../math/index.js'
import { hashFile } from '../hash.js'
import { fhirResources, type TablesToWrite } from './fhir-resources.js'
import type { FhirResource } from './templates/index.js'

export interface FhirWriterOptions {
  /** For ids. */
  readonly rng: Rng
  /** `bulk`: a file a type, a resource a line, in parts; `bundles`: a transaction a person. */
  readonly layout?: 'bulk' | 'bundles'
  /** Bytes of a part. */
  readonly partSize?: number
}

export interface WrittenResources {
  readonly file: string
  readonly sha256: string
  /** Resources in it. */
  readonly rows: number
}

/** Writes people's tables as FHIR batch by batch; a batch holds all rows of its people. Close it with `finish`. */
export class FhirWriter {
  readonly #folder: string
  readonly #options: Required<FhirWriterOptions>
  readonly #open = new Map<string, Part>()
  readonly #parts: Part[] = []
  #bundles = 0

  constructor(folder: string, { rng, layout = 'bulk', partSize = 50_000_000 }: FhirWriterOptions) {
    this.#folder = folder
    this.#options = { rng, layout, partSize }
  }

  async add(batch: TablesToWrite): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const { rng, layout } = this.#options
    if (layout === 'bulk') {
      for (const resource of fhirResources(batch, rng)) await this.#append(resource)
      return
    }
    for (const entries of byPatient(fhirResources(batch, rng))) {
      const part = this.#newPart(`bundle.${String(++this.#bundles).padStart(6, '0')}.json`)
      part.rows = entries.length
      await write(part, `${JSON.stringify(bundleOf(entries))}\n`)
      part.stream.end()
    }
  }

  async finish(): Promise<WrittenResources[]> {
    for (const { stream } of this.#parts) if (!stream.writableEnded) stream.end()
    await Promise.all(this.#parts.map(({ done }) => done))
    return Promise.all(
      this.#parts.map(async ({ file, rows }) => ({ file, rows, sha256: await hashFile(join(this.#folder, file)) })),
    )
  }

  async #append(resource: FhirResource): Promise<void> {
    const type = String(resource.resourceType)
    let part = this.#open.get(type)
    if (part === undefined || part.size >= this.#options.partSize) {
      part?.stream.end()
      const number = this.#parts.filter(({ file }) => file.startsWith(`${type}.`)).length
      part = this.#newPart(`${type}.${String(number).padStart(3, '0')}.ndjson`)
      this.#open.set(type, part)
    }
    part.rows++
    await write(part, `${JSON.stringify(resource)}\n`)
  }

  #newPart(file: string): Part {
    const stream = createWriteStream(join(this.#folder, file), { mode: 0o600 })
    const done = finished(stream)
    // What fails is told by `finish`.
    done.catch(() => {})
    const part = { file, stream, done, size: 0, rows: 0 }
    this.#parts.push(part)
    return part
  }
}

interface Part {
  readonly file: string
  readonly stream: WriteStream
  readonly done: Promise<void>
  size: number
  rows: number
}

async function write(part: Part, text: string): Promise<void> {
  part.size += Buffer.byteLength(text)
  if (!part.stream.write(text)) await once(part.stream, 'drain')
}

function byPatient(resources: Iterable<FhirResource>): Iterable<FhirResource[]> {
  const people = new Map<string, FhirResource[]>()
  for (const resource of resources) {
    const { reference } = (resource.subject ?? resource.patient ?? {}) as { readonly reference?: string }
    const key = reference ?? `Patient/${String(resource.id)}`
    const own = people.get(key)
    if (own === undefined) people.set(key, [resource])
    else own.push(resource)
  }
  return people.values()
}

/** A transaction that makes everything anew: references are to full urls in it. */
function bundleOf(resources: readonly FhirResource[]): FhirResource {
  const urls = new Map(
    resources.map(({ resourceType, id }) => [`${String(resourceType)}/${String(id)}`, `urn:uuid:${String(id)}`]),
  )
  const text = (resource: FhirResource) =>
    JSON.parse(JSON.stringify(resource), (key, value: unknown) =>
      key === 'reference' && typeof value === 'string' ? (urls.get(value) ?? value) : value,
    ) as FhirResource
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: resources.map((resource) => ({
      fullUrl: `urn:uuid:${String(resource.id)}`,
      resource: text(resource),
      request: { method: 'POST', url: resource.resourceType },
    })),
  }
}
