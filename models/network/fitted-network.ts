import { z } from 'zod'
import {
  type Codebook,
  type CodedTable,
  codebookFromJson,
  codebookToJson,
  encodeTable,
  evidenceWeights,
} from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { Rng } from '../../src/math/index.js'
import type { LedgerRecord } from '../../src/privacy/index.js'
import type { Evidence, Table } from '../../src/table/index.js'
import {
  decodeModelFile,
  encodeModelFile,
  ledgerFromFile,
  metadataJson,
  metadataText,
  type Safetensors,
} from '../file/index.js'
import type { FittedModel, ModelCard, SampleOptions } from '../model.js'
import { drawStates, type SamplingStep } from './draw-states.js'
import { conditionNetwork } from './inference.js'
import { ancestralSteps, type Network, parameterCount, rowLogLikelihood } from './network.js'
import { networkFromFile, networkToFile } from './network-file.js'
import { streamRows } from './row-stream.js'
import { codesOf, tableStates, type Variable } from './variable.js'

/** All that a model of codes knows once fitted: what its file holds. */
export interface NetworkModel {
  readonly model: string
  readonly title: string
  readonly network: Network
  readonly codebook: Codebook
  readonly options: Readonly<Record<string, unknown>>
  readonly release?: string | undefined
  readonly trainRows: number
  readonly notes: readonly string[]
  /** Of a private fit: what was charged. */
  readonly ledger?: LedgerRecord | undefined
}

const cardSchema = z.object({
  options: z.record(z.string(), z.unknown()),
  trainRows: z.int().min(0),
  notes: z.array(z.string()),
})

/** A network and its codebook as a fitted model: sampling, exact conditioning, likelihood, card, file. */
export function fittedNetwork(fitted: NetworkModel): FittedModel {
  const { codebook } = fitted
  let free: TableDraw | undefined
  return {
    schema: codebook.schema,
    async *sample(rowCount: number, options: SampleOptions): AsyncGenerator<Table> {
      free ??= drawNetwork(fitted)
      const draw = options.given === undefined ? free : drawNetwork(fitted, options.given)
      yield* streamRows(rowCount, { ...options, codebook, draw })
    },
    logLikelihood: (table) => logLikelihood(fitted, table),
    card: () => cardOf(fitted),
    save: () => saveNetwork(fitted),
  }
}

/** Codes of so many rows. */
export type TableDraw = (rowCount: number, rng: Rng) => CodedTable

/**
 * The draw of a network's columns, under evidence when there is some. `weighed` is evidence of a column by its code: how
 * likely each makes what is known from elsewhere.
 */
export function drawNetwork(
  fitted: NetworkModel,
  given?: Evidence,
  weighed: ReadonlyMap<string, ArrayLike<number>> = new Map(),
): TableDraw {
  if (given !== undefined || weighed.size > 0) return drawGiven(fitted, given ?? new Map(), weighed)
  const { variables } = fitted.network
  const steps = ancestralSteps(fitted.network)
  return (rowCount, rng) => drawCodes(fitted, { variables, steps, rowCount, rng })
}

interface ModelIdentity {
  readonly model: string
  readonly title: string
}

/** The fitted network in a model file. Throws `bad-model` when it is damaged or of another model. */
export function loadNetwork(bytes: Uint8Array, identity: ModelIdentity): FittedModel {
  return fittedNetwork(readNetworkModel(decodeModelFile(bytes), identity))
}

/** What a model file holds, for models that are more than their network. Throws `bad-model` as `loadNetwork`. */
export function readNetworkModel(file: Safetensors, { model, title }: ModelIdentity): NetworkModel {
  if (metadataText(file, 'model') !== model) throw new MirrorwardError('bad-model', `not a file of model "${model}"`)
  const network = networkFromFile(file)
  const codebook = codebookFromJson(metadataText(file, 'codebook'))
  const sizes = new Map(codebook.books.map(({ column, size }) => [column.name, size]))
  const observed = network.variables.filter(({ hidden }) => hidden !== true)
  if (sizes.size !== observed.length || observed.some(({ name, codeCount }) => sizes.get(name) !== codeCount))
    throw new MirrorwardError('bad-model', 'model file has a codebook that does not fit its network')
  const ledger = ledgerFromFile(file)
  return {
    model,
    title,
    network,
    codebook,
    release: file.metadata.release,
    ...cardFromFile(file),
    ...(ledger && { ledger }),
  }
}

function cardFromFile(file: Safetensors): Pick<NetworkModel, 'options' | 'trainRows' | 'notes'> {
  const parsed = cardSchema.safeParse({
    options: metadataJson(file, 'options'),
    trainRows: metadataJson(file, 'trainRows'),
    notes: metadataJson(file, 'notes'),
  })
  if (!parsed.success) throw new MirrorwardError('bad-model', 'model file has damaged metadata')
  return parsed.data
}

/** The model's file, with what a model that is more than its network adds. */
export function saveNetwork(
  { model, network, codebook, options, release, trainRows, notes, ledger }: NetworkModel,
  added: Partial<Safetensors> = {},
): Uint8Array {
  const { network: nodes, tensors } = networkToFile(network)
  const metadata = {
    model,
    options: JSON.stringify(options),
    schema: JSON.stringify(codebook.schema),
    codebook: codebookToJson(codebook),
    network: nodes,
    ...(release !== undefined && { release }),
    trainRows: String(trainRows),
    notes: JSON.stringify(notes),
    ledger: JSON.stringify(ledger ?? []),
    ...added.metadata,
  }
  return encodeModelFile({ metadata, tensors: new Map([...tensors, ...(added.tensors ?? [])]) })
}

/** Conditioning happens once, here. */
function drawGiven(fitted: NetworkModel, given: Evidence, weighed: ReadonlyMap<string, ArrayLike<number>>): TableDraw {
  const { network, codebook } = fitted
  const byBook = evidenceWeights(codebook, given)
  const byName = new Map(codebook.books.map(({ column }, index) => [column.name, byBook[index] ?? null]))
  const weights = network.variables.map(({ name, codes, hidden }) => {
    const weight = hidden === true ? null : (weighed.get(name) ?? byName.get(name) ?? null)
    return weight === null ? null : codes.map((code) => weight[code] as number)
  })
  const { steps, domains } = conditionNetwork(network, weights)
  const variables = network.variables.map((variable, index) => ({
    ...variable,
    codes: (domains[index] ?? []).map((state) => variable.codes[state] as number),
  }))
  return (rowCount, rng) => drawCodes(fitted, { variables, steps, rowCount, rng })
}

function drawCodes(
  { codebook }: NetworkModel,
  {
    variables,
    steps,
    rowCount,
    rng,
  }: {
    readonly variables: readonly Variable[]
    readonly steps: readonly SamplingStep[]
    readonly rowCount: number
    readonly rng: Rng
  },
): CodedTable {
  const names = variables.map(({ name }) => name)
  const states = drawStates(steps, { names, rowCount, rng })
  const byName = new Map(
    variables.flatMap((variable, index) =>
      variable.hidden === true ? [] : [[variable.name, { variable, states: states[index] }] as const],
    ),
  )
  const columns = codebook.books.flatMap(({ column }) => {
    const drawn = byName.get(column.name)
    return drawn?.states === undefined ? [] : [codesOf(drawn.variable, drawn.states)]
  })
  return { columns, rowCount }
}

/** Nats per row; −∞ for a cell whose code never occurred in training. */
function logLikelihood({ network, codebook }: NetworkModel, table: Table): Float64Array {
  const states = tableStates(network.variables, encodeTable(table, codebook))
  return rowLogLikelihood(network, states, table.rowCount)
}

function cardOf(fitted: NetworkModel): ModelCard {
  const { model, title, network, codebook, options, release, trainRows, notes, ledger } = fitted
  const nodes = network.variables.map(({ name }) => name)
  const edges = network.parents.flatMap((list, child) =>
    list.map((parent): readonly [string, string] => [nodes[parent] ?? '', nodes[child] ?? '']),
  )
  return {
    model,
    title,
    trainRows,
    ...(release !== undefined && { release }),
    options,
    parameters: parameterCount(network),
    notes: [...notes, ...(codebook.notes ?? [])],
    graph: { nodes, edges },
    ...(ledger && { ledger }),
  }
}
