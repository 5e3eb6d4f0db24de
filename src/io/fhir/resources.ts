import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { MirrorwardError } from '../../errors.js'
import { openBytes, readUtf8 } from '../open-bytes.js'
import type { Resource } from './run-view.js'

const bulkFile = /^([A-Z][A-Za-z]+)(?:[.-][\w-]+)?\.ndjson(?:\.gz)?$/

/** The files of a folder that hold resources: of a bulk export by their names, and Bundles by how they begin. */
export async function resourceFiles(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
  const found: string[] = []
  for (const name of names) {
    const path = join(folder, name)
    if (bulkFile.test(name) || (/\.json$/i.test(name) && (await isBundle(path)))) found.push(path)
  }
  return found
}

/** Whether a folder is a FHIR export: it holds patients a line, or a Bundle. */
export async function isFhirFolder(folder: string, names: readonly string[]): Promise<boolean> {
  if (names.some((name) => typeOfFile(name) === 'Patient')) return true
  const first = names.find((name) => /\.json$/i.test(name))
  return first !== undefined && isBundle(join(folder, first))
}

/** The type that the name of a bulk file tells; nothing of a Bundle. */
export function typeOfFile(path: string): string | undefined {
  return bulkFile.exec(basename(path))?.[1]
}

/**
 * The resources of a file one by one: a line each, or the entries of a Bundle with references to them by `urn:uuid:` resolved.
 * Throws `bad-data` with file and line, never what stands there.
 */
export async function* readResources(path: string): AsyncGenerator<Resource> {
  const gzip = /\.gz$/i.test(path)
  if (/\.json$/i.test(path)) {
    yield* entriesOf(parsed(await readUtf8(path, { gzip }), { path, line: 1 }))
    return
  }
  let line = 0
  for await (const text of linesOf(path, gzip)) {
    line++
    const plain = line === 1 ? text.replace(/^\uFEFF/, '') : text
    if (plain.trim() !== '') yield resourceOf(parsed(plain, { path, line }), { path, line })
  }
}

async function* linesOf(path: string, gzip: boolean): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let waiting = ''
  for await (const chunk of openBytes(path, { gzip })) {
    const lines = (waiting + decoder.decode(chunk, { stream: true })).split('\n')
    waiting = lines.pop() ?? ''
    yield* lines
  }
  yield waiting + decoder.decode()
}

interface Place {
  readonly path: string
  readonly line: number
}

function parsed(text: string, { path, line }: Place): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw damaged({ path, line }, 'not JSON')
  }
}

function resourceOf(value: unknown, place: Place): Resource {
  const { resourceType } = (value ?? {}) as { readonly resourceType?: unknown }
  if (typeof resourceType !== 'string') throw damaged(place, 'no resource: "resourceType" is missing')
  return value as Resource
}

function damaged({ path, line }: Place, message: string): MirrorwardError {
  return new MirrorwardError('bad-data', 'a file of FHIR resources cannot be read', {
    issues: [{ message, file: path, row: line }],
  })
}

interface Entry {
  readonly fullUrl?: string
  readonly resource?: Resource
}

function* entriesOf(bundle: unknown): Generator<Resource> {
  const { entry = [] } = bundle as { readonly entry?: readonly Entry[] }
  const keys = new Map(
    entry.flatMap(({ fullUrl, resource }) => {
      if (fullUrl === undefined || resource === undefined) return []
      const id = resource.id ?? fullUrl.replace(/^urn:uuid:/, '')
      return [[fullUrl, `${resource.resourceType}/${id}`] as const]
    }),
  )
  for (const { fullUrl, resource } of entry) {
    if (resource === undefined) continue
    const key = fullUrl === undefined ? undefined : keys.get(fullUrl)
    const own = resource.id === undefined && key !== undefined ? { ...resource, id: key.split('/')[1] } : resource
    yield resolved(own, keys) as Resource
  }
}

function resolved(value: unknown, keys: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => resolved(each, keys))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === 'reference' && typeof each === 'string' ? (keys.get(each) ?? each) : resolved(each, keys),
    ]),
  )
}

/** Whether a JSON file begins as a Bundle does: its first 4 kB name the type. */
async function isBundle(path: string): Promise<boolean> {
  if (!(await stat(path)).isFile()) return false
  for await (const chunk of createReadStream(path, { end: 4095, encoding: 'utf8' }))
    return /^\uFEFF?\s*\{/.test(chunk as string) && /"resourceType"\s*:\s*"Bundle"/.test(chunk as string)
  return false
}
