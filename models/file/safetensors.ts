import { MirrorwardError } from '../../src/errors.js'

export type TensorData = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array

export interface Tensor {
  readonly shape: readonly number[]
  readonly data: TensorData
}

export interface Safetensors {
  readonly metadata: Readonly<Record<string, string>>
  readonly tensors: ReadonlyMap<string, Tensor>
}

const dtypes = {
  F64: Float64Array,
  F32: Float32Array,
  I32: Int32Array,
  U32: Uint32Array,
  U16: Uint16Array,
  U8: Uint8Array,
} as const
type Dtype = keyof typeof dtypes

const prefixLength = 8
const metadataKey = '__metadata__'

/**
 * The bytes of a safetensors file: 8-byte little-endian header length, JSON header padded with spaces to a multiple
 * of 8, buffers without gaps. Wide elements come first, so every buffer is aligned; equal input gives equal bytes.
 * Buffers are written in the machine's byte order, little-endian wherever Node is common.
 * Layout: https://huggingface.co/docs/safetensors
 */
export function encodeSafetensors({ metadata, tensors }: Safetensors): Uint8Array {
  const named = [...tensors].sort(
    ([nameA, a], [nameB, b]) => b.data.BYTES_PER_ELEMENT - a.data.BYTES_PER_ELEMENT || (nameA < nameB ? -1 : 1),
  )
  const header: Record<string, unknown> = { [metadataKey]: metadata }
  let end = 0
  for (const [name, { shape, data }] of named) {
    const start = end
    end += data.byteLength
    header[name] = { dtype: dtypeOf(data), shape, data_offsets: [start, end] }
  }
  const text = new TextEncoder().encode(JSON.stringify(header))
  const headerLength = Math.ceil(text.length / 8) * 8
  const bytes = new Uint8Array(prefixLength + headerLength + end).fill(0x20, prefixLength, prefixLength + headerLength)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true)
  bytes.set(text, prefixLength)
  let offset = prefixLength + headerLength
  for (const [, { data }] of named) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset)
    offset += data.byteLength
  }
  return bytes
}

/** Reads any safetensors file with the element types above. Throws `bad-model` for anything damaged. */
export function decodeSafetensors(bytes: Uint8Array): Safetensors {
  if (bytes.length < prefixLength) throw badModel('model file is truncated')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headerLength = Number(view.getBigUint64(0, true))
  const bodyStart = prefixLength + headerLength
  if (bodyStart > bytes.length) throw badModel('model file is truncated or not in the safetensors layout')
  const header = parseHeader(bytes.subarray(prefixLength, bodyStart))
  const tensors = new Map<string, Tensor>()
  const spans: [start: number, end: number][] = []
  for (const [name, entry] of Object.entries(header)) {
    if (name === metadataKey) continue
    const { dtype, shape, start, end } = checkEntry(name, entry)
    if (bodyStart + end > bytes.length) throw badModel(`model file is truncated: tensor "${name}"`)
    spans.push([start, end])
    // A copy of its own is aligned, whatever the offset in the file.
    // A copy, so that it starts on an element's boundary; `slice` of a Node Buffer would be a view.
    const { buffer } = new Uint8Array(bytes.subarray(bodyStart + start, bodyStart + end))
    tensors.set(name, { shape, data: new dtypes[dtype](buffer) })
  }
  checkSpans(spans, bytes.length - bodyStart)
  return { metadata: checkMetadata(header[metadataKey]), tensors }
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (isRecord(header)) return header
  } catch (cause) {
    throw new MirrorwardError('bad-model', 'model file header is not JSON', { cause })
  }
  throw badModel('model file header is not a JSON object')
}

function checkEntry(name: string, entry: unknown): { dtype: Dtype; shape: number[]; start: number; end: number } {
  if (!isRecord(entry)) throw badModel(`bad tensor entry: "${name}"`)
  const { dtype, shape, data_offsets: offsets } = entry
  if (typeof dtype !== 'string' || !Object.hasOwn(dtypes, dtype))
    throw badModel(`unknown element type: tensor "${name}" (known: ${Object.keys(dtypes).join(', ')})`)
  if (!isCountArray(shape)) throw badModel(`bad shape: tensor "${name}"`)
  if (!isCountArray(offsets) || offsets.length !== 2) throw badModel(`bad offsets: tensor "${name}"`)
  const [start, end] = offsets as [number, number]
  const elements = shape.reduce((product, size) => product * size, 1)
  if (end - start !== elements * dtypes[dtype as Dtype].BYTES_PER_ELEMENT)
    throw badModel(`shape and offsets disagree: tensor "${name}"`)
  return { dtype: dtype as Dtype, shape, start, end }
}

function checkSpans(spans: [start: number, end: number][], bodyLength: number): void {
  spans.sort(([startA, endA], [startB, endB]) => startA - startB || endA - endB)
  let covered = 0
  for (const [start, end] of spans) {
    if (start < covered) throw badModel('tensors overlap in the model file')
    if (start > covered) throw badModel('model file has bytes that belong to no tensor')
    covered = end
  }
  if (covered !== bodyLength) throw badModel('model file has bytes that belong to no tensor')
}

function checkMetadata(metadata: unknown): Record<string, string> {
  if (metadata === undefined) return {}
  if (!isRecord(metadata) || !Object.values(metadata).every((value) => typeof value === 'string'))
    throw badModel('model file metadata must be texts')
  return metadata as Record<string, string>
}

function dtypeOf(data: TensorData): Dtype {
  for (const [dtype, array] of Object.entries(dtypes)) if (data instanceof array) return dtype as Dtype
  throw new TypeError('unknown element type')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCountArray(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0)
}

function badModel(message: string): MirrorwardError {
  return new MirrorwardError('bad-model', message)
}
