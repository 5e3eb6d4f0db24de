import { z } from 'zod'
import { type Codebook, codebookFromJson, codebookToJson } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { LedgerRecord } from '../../src/privacy/index.js'
import {
  decodeModelFile,
  encodeModelFile,
  ledgerFromFile,
  metadataJson,
  metadataText,
  type Safetensors,
  type Tensor,
} from '../file/index.js'
import type { Variable } from '../network/index.js'
import type { Decoder } from './decoder.js'
import type { GaussianMixture } from './gaussian-mixture.js'
import type { LatentClasses, LatentPrior } from './latent-prior.js'
import { allLayers, layerBias, layersOf, layerWeights } from './layers.js'
import { type Layout, layoutOf, numberVariables, outputWidth } from './layout.js'
import type { CurvePoint } from './train.js'

/** All that a fitted autoencoder knows: what its file holds. */
export interface VaeModel extends Decoder {
  readonly prior: LatentPrior
  readonly codebook: Codebook
  readonly options: Readonly<Record<string, unknown>>
  readonly hidden: readonly number[]
  readonly release?: string | undefined
  readonly trainRows: number
  readonly notes: readonly string[]
  readonly curve: readonly CurvePoint[]
  /** Of a differentially private fit: every charge. */
  readonly ledger?: LedgerRecord | undefined
}

const model = 'vae'

const metadataSchema = z.object({
  variables: z.array(
    z.strictObject({ name: z.string(), codeCount: z.int().min(1).max(65_536), codes: z.array(z.int().min(0)).min(1) }),
  ),
  hidden: z.array(z.int().min(1)).min(1),
  latent: z.int().min(1),
  options: z.record(z.string(), z.unknown()),
  trainRows: z.int().min(0),
  notes: z.array(z.string()),
  classes: z
    .strictObject({ columns: z.array(z.int().min(0)).min(1), states: z.array(z.array(z.int().min(0))).min(1) })
    .nullable(),
  curve: z.array(z.strictObject({ step: z.number(), beta: z.number(), training: z.number(), validation: z.number() })),
})

/** The model as one file in the safetensors layout. */
export function vaeToFile(fitted: VaeModel): Uint8Array {
  const { layers, layout, parameters, prior, codebook } = fitted
  const tensors = new Map<string, Tensor>()
  for (const layer of allLayers(layers)) {
    tensors.set(`${layer.name}/weights`, {
      shape: [layer.inputs, layer.outputs],
      data: layerWeights(parameters, layer),
    })
    tensors.set(`${layer.name}/bias`, { shape: [layer.outputs], data: layerBias(parameters, layer) })
  }
  const { dimension, weights, means, factors } = prior.mixture
  tensors.set('prior/weights', { shape: [weights.length], data: weights })
  tensors.set('prior/means', { shape: [weights.length, dimension], data: means })
  tensors.set('prior/factors', { shape: [weights.length, dimension, dimension], data: factors })
  if (prior.classes !== null) tensors.set('prior/classes', { shape: [weights.length], data: prior.classes.ofComponent })
  tensors.set('scores', { shape: [layout.scores.length], data: layout.scores })
  const metadata = {
    model,
    options: JSON.stringify(fitted.options),
    schema: JSON.stringify(codebook.schema),
    codebook: codebookToJson(codebook),
    variables: JSON.stringify(layout.variables),
    hidden: JSON.stringify(fitted.hidden),
    latent: String(dimension),
    ...(fitted.release !== undefined && { release: fitted.release }),
    trainRows: String(fitted.trainRows),
    notes: JSON.stringify(fitted.notes),
    curve: JSON.stringify(fitted.curve),
    classes: JSON.stringify(prior.classes && { columns: prior.classes.columns, states: prior.classes.states }),
    ledger: JSON.stringify(fitted.ledger ?? []),
  }
  return encodeModelFile({ metadata, tensors })
}

/** The model of a file. Data only. Throws `bad-model` when it is damaged, its parts do not fit, or it is another model's. */
export function vaeFromFile(bytes: Uint8Array): VaeModel {
  const file = decodeModelFile(bytes)
  if (metadataText(file, 'model') !== model) throw new MirrorwardError('bad-model', `not a file of model "${model}"`)
  const { variables, hidden, latent, classes, ...rest } = readMetadata(file)
  const codebook = codebookFromJson(metadataText(file, 'codebook'))
  checkVariables(variables, codebook)
  const places = variables.reduce((sum, { codes }) => sum + codes.length, 0)
  const scores = readTensor(file, 'scores', places)
  const layout = layoutOf(variables, { isNumber: numberVariables(variables, codebook), scores })
  const layers = layersOf({ inputWidth: layout.inputWidth, hidden, latent, outputWidth: outputWidth(layout) })
  const parameters = new Float32Array(layers.parameterCount)
  for (const layer of allLayers(layers)) {
    layerWeights(parameters, layer).set(readTensor(file, `${layer.name}/weights`, layer.inputs * layer.outputs))
    layerBias(parameters, layer).set(readTensor(file, `${layer.name}/bias`, layer.outputs))
  }
  const ledger = ledgerFromFile(file)
  return {
    layers,
    layout,
    parameters,
    ...(ledger && { ledger }),
    prior: { mixture: readMixture(file, latent), classes: classes && readClasses(file, { classes, layout }) },
    codebook,
    hidden,
    release: file.metadata.release,
    ...rest,
  }
}

function readMetadata(file: Safetensors): z.output<typeof metadataSchema> {
  const keys = Object.keys(metadataSchema.shape)
  const parsed = metadataSchema.safeParse(Object.fromEntries(keys.map((key) => [key, metadataJson(file, key)])))
  if (!parsed.success) throw new MirrorwardError('bad-model', 'model file has damaged metadata')
  return parsed.data
}

function checkVariables(variables: readonly Variable[], { books }: Codebook): void {
  const sizes = new Map(books.map(({ column, size }) => [column.name, size]))
  const fits = ({ name, codeCount, codes }: Variable) =>
    sizes.get(name) === codeCount &&
    codes.every((code, state) => code < codeCount && (state === 0 || code > (codes[state - 1] as number)))
  const names = new Set(variables.map(({ name }) => name))
  if (names.size !== sizes.size || variables.length !== sizes.size || !variables.every(fits))
    throw new MirrorwardError('bad-model', 'model file has a codebook that does not fit its network')
}

function readMixture(file: Safetensors, dimension: number): GaussianMixture {
  const components = file.tensors.get('prior/weights')?.data.length ?? 0
  const weights = readTensor(file, 'prior/weights', Math.max(1, components))
  const means = readTensor(file, 'prior/means', components * dimension)
  const factors = readTensor(file, 'prior/factors', components * dimension * dimension)
  const isPositive = weights.every((weight) => weight >= 0) && Math.abs(weights.reduce((a, b) => a + b, 0) - 1) < 1e-3
  const isProper = factors.every((value, cell) => {
    const within = cell % (dimension * dimension)
    return within % (dimension + 1) !== 0 || value > 0
  })
  if (!isPositive || !isProper) throw new MirrorwardError('bad-model', 'model file has a prior that is no distribution')
  return { dimension, weights, means, factors }
}

function readClasses(
  file: Safetensors,
  { classes, layout }: { readonly classes: Omit<LatentClasses, 'ofComponent'>; readonly layout: Layout },
): LatentClasses {
  const { columns, states } = classes
  const ofComponent = file.tensors.get('prior/classes')?.data
  const isState = (state: number, place: number) =>
    state < (layout.variables[columns[place] as number]?.codes.length ?? 0)
  if (
    !(ofComponent instanceof Uint16Array) ||
    ofComponent.length !== file.tensors.get('prior/weights')?.data.length ||
    !ofComponent.every((each) => each < states.length) ||
    !states.every((each) => each.length === columns.length && each.every(isState))
  )
    throw new MirrorwardError('bad-model', 'model file has a prior whose classes do not fit its columns')
  return { columns, states, ofComponent }
}

function readTensor(file: Safetensors, name: string, length: number): Float32Array {
  const data = file.tensors.get(name)?.data
  if (!(data instanceof Float32Array) || data.length !== length || !data.every(Number.isFinite))
    throw new MirrorwardError('bad-model', `model file has no fitting tensor: "${name}"`)
  return data
}
