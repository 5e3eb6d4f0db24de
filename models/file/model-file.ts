import { MirrorwardError } from '../../src/errors.js'
import { decodeSafetensors, encodeSafetensors, type Safetensors } from './safetensors.js'

export const modelFormat = 'mirrorward/model'
export const modelVersion = 1

/**
 * A model file in the safetensors layout: tensors, and metadata texts (structured values as JSON text). `metadata`
 * holds `model` (the id) and whatever the model writes; `format` and `version` are added here.
 */
export function encodeModelFile({ metadata, tensors }: Safetensors): Uint8Array {
  return encodeSafetensors({
    metadata: { format: modelFormat, version: String(modelVersion), ...metadata },
    tensors,
  })
}

/** Reads a model file. Data only: nothing in it is evaluated. Throws `bad-model` when damaged or of another version. */
export function decodeModelFile(bytes: Uint8Array): Safetensors {
  const file = decodeSafetensors(bytes)
  if (file.metadata.format !== modelFormat) throw new MirrorwardError('bad-model', 'not a mirrorward model file')
  if (file.metadata.version !== String(modelVersion))
    throw new MirrorwardError('bad-model', `unknown model file version (this release reads ${modelVersion})`)
  return file
}

/** A metadata value that holds JSON. Throws `bad-model` when it is absent or not JSON. */
export function metadataJson(file: Safetensors, key: string): unknown {
  const text = metadataText(file, key)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new MirrorwardError('bad-model', `model file metadata is not JSON: "${key}"`, { cause })
  }
}

/** A metadata value. Throws `bad-model` when it is absent. */
export function metadataText({ metadata }: Safetensors, key: string): string {
  const text = Object.hasOwn(metadata, key) ? metadata[key] : undefined
  if (text === undefined) throw new MirrorwardError('bad-model', `model file has no "${key}"`)
  return text
}
