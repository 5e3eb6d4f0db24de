import { createHash } from 'node:crypto'
import { z } from 'zod'
import { MirrorwardError } from '../../src/errors.js'
import {
  decodeModelFile,
  encodeModelFile,
  metadataJson,
  metadataText,
  type Safetensors,
  type Tensor,
} from '../file/index.js'
import type { RowsOfStates } from './inputs.js'
import type { TrainingState } from './train.js'

const kind = 'vae-checkpoint'
const arrays = ['parameters', 'average', 'best', 'means', 'squares'] as const

const stateSchema = z.strictObject({
  step: z.int().min(0),
  adamSteps: z.int().min(0),
  plateau: z.strictObject({
    rate: z.number().positive(),
    best: z.number().nullable(),
    beta: z.number().nullable(),
    idle: z.int().min(0),
    halvings: z.int().min(0),
  }),
  curve: z.array(z.strictObject({ step: z.number(), beta: z.number(), training: z.number(), validation: z.number() })),
})

/** A training state as bytes: one file in the safetensors layout, which only the fit of that fingerprint takes. */
export function checkpointToBytes(state: TrainingState, fingerprint: string): Uint8Array {
  const { step, plateau, curve, adam, parameters, average, best } = state
  const named = { parameters, average, best, means: adam.means, squares: adam.squares }
  const tensors = new Map<string, Tensor>(
    arrays.map((name) => [name, { shape: [named[name].length], data: named[name] }]),
  )
  const training = JSON.stringify({ step, adamSteps: adam.steps, plateau, curve })
  return encodeModelFile({ metadata: { model: kind, fingerprint, training }, tensors })
}

/** The state of `checkpointToBytes`. Throws `bad-model` when the bytes are damaged or of another fit. */
export function checkpointFromBytes(
  bytes: Uint8Array,
  { fingerprint, parameterCount }: { readonly fingerprint: string; readonly parameterCount: number },
): TrainingState {
  const file = decodeModelFile(bytes)
  if (metadataText(file, 'model') !== kind) throw new MirrorwardError('bad-model', 'not a checkpoint of model "vae"')
  if (metadataText(file, 'fingerprint') !== fingerprint)
    throw new MirrorwardError(
      'bad-model',
      'checkpoint is of another fit: rows, schema, options, seed and backend must be the same',
    )
  const parsed = stateSchema.safeParse(metadataJson(file, 'training'))
  if (!parsed.success) throw new MirrorwardError('bad-model', 'checkpoint is damaged')
  const { adamSteps, ...rest } = parsed.data
  const [parameters, average, best, means, squares] = arrays.map((name) => readArray(file, name, parameterCount)) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ]
  return { ...rest, parameters, average, best, adam: { means, squares, steps: adamSteps } }
}

function readArray({ tensors }: Safetensors, name: string, length: number): Float32Array {
  const data = tensors.get(name)?.data
  if (!(data instanceof Float32Array) || data.length !== length)
    throw new MirrorwardError('bad-model', 'checkpoint is damaged')
  return data
}

/** A digest of all that a fit depends on: the coded rows, and whatever else is named. */
export function fitFingerprint({ columns }: RowsOfStates, rest: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(rest))
  for (const { buffer, byteOffset, byteLength } of columns) hash.update(new Uint8Array(buffer, byteOffset, byteLength))
  return hash.digest('hex')
}
