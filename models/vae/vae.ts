import { encodeTable, fitCodebook } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { Schema, Table } from '../../src/table/index.js'
import { type Matrices, openMatrices } from '../../src/tensor/index.js'
import type { FitContext, FittedModel, Model } from '../model.js'
import { compactTable } from '../network/index.js'
import { checkpointFromBytes, checkpointToBytes, fitFingerprint } from './checkpoint.js'
import { choosePrior, type PriorChoice } from './choose-prior.js'
import { fittedVae, identity } from './fitted-vae.js'
import type { RowsOfStates } from './inputs.js'
import { type Layers, layersOf } from './layers.js'
import { binNeighbours, type Layout, layoutOf, normalScores, numberVariables, outputWidth } from './layout.js'
import { type VaeOptions, vaeOptions } from './options.js'
import { type Trained, train } from './train.js'
import { vaeFromFile } from './vae-file.js'

/** Rows as codes through a small latent space, with a prior fitted to it afterwards. See docs/models/vae.md. */
export const vae: Model<VaeOptions> = {
  id: identity.model,
  title: identity.title,
  options: vaeOptions,
  imputes: true,
  resumes: true,
  fit,
  load: (bytes) => fittedVae(vaeFromFile(bytes)),
}

const trainingShare = 0.9

async function fit(
  table: Table,
  { schema, options, rng, release, notes = [], onProgress, checkpoint, onCheckpoint, signal }: FitContext<VaeOptions>,
): Promise<FittedModel> {
  if (table.rowCount === 0) throw new MirrorwardError('bad-data', 'training table has no rows')
  const { bins, rare, hidden } = options
  const codebook = fitCodebook(table, schema, { ...(bins && { bins }), ...(rare && { rare }) })
  const compact = compactTable(encodeTable(table, codebook))
  const isNumber = numberVariables(compact.variables, codebook)
  const layout = layoutOf(compact.variables, {
    isNumber,
    scores: normalScores(compact.variables, compact.table, isNumber),
  })
  const rows: RowsOfStates = {
    columns: compact.table.columns.map(({ codes }) => codes),
    rowCount: table.rowCount,
  }
  const latent = options.latent ?? defaultLatent(layout)
  const layers = layersOf({ inputWidth: layout.inputWidth, hidden, latent, outputWidth: outputWidth(layout) })
  const batch = Math.min(options.batch, defaultBatch(table.rowCount))
  const matrices = await openMatrices()
  const steps = options.steps ?? defaultSteps(table.rowCount, { columnCount: rows.columns.length, batch, layers })
  const fingerprint = fitFingerprint(rows, { options, schema, seed: rng.path, backend: matrices.backend })
  const { parameterCount } = layers
  const trained = await train(rows, {
    ...options,
    batch,
    layers,
    layout,
    neighbours: binNeighbours(layout, codebook),
    shares: stateShares(rows, layout),
    steps,
    rng: rng.fork('train'),
    matrices,
    from: checkpoint && checkpointFromBytes(checkpoint, { fingerprint, parameterCount }),
    signal,
    onCheck: async (state, { step, training, validation }) => {
      const losses = `loss ${training.toFixed(2)}, validation ${validation.toFixed(2)}`
      onProgress?.((trainingShare * step) / steps, losses)
      await onCheckpoint?.(checkpointToBytes(state, fingerprint))
    },
  })
  const decoder = { layers, layout, parameters: trained.parameters }
  const outcomes = outcomePlaces(layout, schema)
  const choice = await choosePrior(rows, { decoder, matrices, options, outcomes, rng, signal })
  onProgress?.(1)
  const names = choice.prior.classes?.columns.map((column) => layout.variables[column]?.name ?? '') ?? []
  return fittedVae({
    ...decoder,
    prior: choice.prior,
    codebook,
    hidden,
    options: { ...options },
    release,
    trainRows: table.rowCount,
    notes: [...notes, ...notesOf(trained, { choice, latent, matrices, names })],
    curve: trained.curve,
  })
}

/** Places in the layout of the schema's outcomes. */
function outcomePlaces({ variables }: Layout, { columns }: Schema): number[] {
  const outcomes = new Set(columns.filter(({ role }) => role === 'outcome').map(({ name }) => name))
  return variables.flatMap(({ name }, place) => (outcomes.has(name) ? [place] : []))
}

/** Latent numbers for a row: as many as columns, between 4 and 32. */
function defaultLatent({ variables }: Layout): number {
  return Math.max(4, Math.min(32, variables.length))
}

/** Small tables learn from small batches, so that an epoch has several steps. */
function defaultBatch(rowCount: number): number {
  return Math.max(32, 2 ** Math.floor(Math.log2(rowCount / 8)))
}

/** Rows × parameters that the default number of steps may touch: for every cell of the table, and in all. */
const mostWorkPerCell = 6e5
const mostWork = 6e11

/** 100 steps for a handful of rows, 1,300 for 2,000, 4,200 for 20,000, at most 8,000; fewer where steps are dear. */
function defaultSteps(rowCount: number, { columnCount, batch, layers }: StepCost): number {
  const work = Math.min(mostWork, mostWorkPerCell * rowCount * columnCount)
  const affordable = work / (batch * layers.parameterCount)
  return Math.max(100, Math.round(Math.min(8000, 30 * Math.sqrt(rowCount), affordable)))
}

interface StepCost {
  readonly columnCount: number
  readonly batch: number
  readonly layers: Layers
}

/** Training shares of every state. */
function stateShares({ columns, rowCount }: RowsOfStates, { starts }: Layout): Float64Array {
  const shares = new Float64Array(starts.at(-1) as number)
  columns.forEach((states, column) => {
    const start = starts[column] as number
    for (let row = 0; row < rowCount; row++) shares[start + states[row]!] = shares[start + states[row]!]! + 1 / rowCount
  })
  return shares
}

function notesOf(
  { curve }: Trained,
  {
    choice: { prior, tried, told },
    latent,
    matrices,
    names,
  }: {
    readonly choice: PriorChoice
    readonly latent: number
    readonly matrices: Matrices
    readonly names: readonly string[]
  },
): string[] {
  const densities = tried.map((each) => `${each.components}: ${each.heldOut.toFixed(3)}`).join(', ')
  const components = prior.mixture.weights.length / (prior.classes?.states.length ?? 1)
  const why = densities === '' ? '' : `, chosen by held-out log density of a latent (${densities} nats)`
  return [
    `${latent} latent numbers a row, of which ${told} tell something; ${curve.at(-1)?.step ?? 0} training steps`,
    `prior: ${components} normal components${why}`,
    ...(prior.classes === null
      ? []
      : [`the prior has a mixture for each of ${prior.classes.states.length} classes of ${names.join(', ')}`]),
    `matrices were multiplied by the ${matrices.backend} backend${matrices.backend === 'cpu' ? ': slow, as no faster one loads or it was asked for' : ''}`,
  ]
}
