import { encodeTable, publicCodebook } from '../../../src/encode/index.js'
import { MirrorwardError } from '../../../src/errors.js'
import {
  boundedRows,
  calibratedNoise,
  createLedger,
  type PrivacyLedger,
  randomBatches,
} from '../../../src/privacy/index.js'
import type { Table } from '../../../src/table/index.js'
import { openMatrices } from '../../../src/tensor/index.js'
import type { FitContext, FittedModel } from '../../model.js'
import type { PrivateModel } from '../../private-model.js'
import { fittedVae, identity } from '../fitted-vae.js'
import { standardNormal } from '../gaussian-mixture.js'
import { layersOf } from '../layers.js'
import { outputWidth } from '../layout.js'
import { vaeFromFile } from '../vae-file.js'
import { type PrivateVaeOptions, privateVaeOptions, samplingOf } from './options.js'
import { publicLayout } from './public-layout.js'
import { capacity, trainPrivately } from './train-privately.js'

/**
 * A variational autoencoder learned by DP-SGD: gradients of random batches, each patient's cut, with exact noise, a fixed number of them,
 * counted by their losses. One row a patient. See docs/models/vae.md.
 */
export const privateVae: PrivateModel<PrivateVaeOptions> = {
  id: identity.model,
  title: identity.title,
  options: privateVaeOptions,
  fit: (train, context) => fitPrivateVae(train, { context, ledger: ledgerOf(context) }),
  fitPrivately: fitPrivateVae,
  load: (bytes) => fittedVae(vaeFromFile(bytes)),
}

/** Of a ledger's total: with less there is nothing but noise. */
const leastShare = 0.01

/** Steps of the grid in a cut gradient. */
const gridPerClip = 2 ** 14

function ledgerOf({ options, schema }: FitContext<PrivateVaeOptions>): PrivacyLedger {
  const { epsilon, delta, publicSize, patients, acceptWeakPrivacy } = options
  return createLedger({
    ...{ epsilon, publicSize, patients, acceptWeakPrivacy },
    ...(delta !== undefined && { delta }),
    unit: schema.patient === undefined ? 'row' : 'patient',
  })
}

async function fitPrivateVae(
  train: Table,
  { context, ledger }: { readonly context: FitContext<PrivateVaeOptions>; readonly ledger: PrivacyLedger },
): Promise<FittedModel> {
  const { schema, options, rng, release, notes = [], onProgress, signal } = context
  const { hidden, latent, steps, publicSize, clip, bins } = options
  const codebook = publicCodebook(schema, { bins })
  if (codebook.books.length === 0) throw new MirrorwardError('bad-option', 'the schema has no column to learn')
  const layout = publicLayout(codebook)
  const layers = layersOf({ inputWidth: layout.inputWidth, hidden, latent, outputWidth: outputWidth(layout) })
  const sampling = samplingOf(options)
  const expected = sampling * publicSize
  const noiseMultiplier = noiseFor(ledger, {
    sampling,
    steps,
    epsilon: Math.min(options.epsilon, ledger.budget.epsilon),
  })
  const sensitivity = sensitivityOf({ parameters: layers.parameterCount, expected })
  const mechanism = randomBatches({ sensitivity, noiseMultiplier, sampling, steps })
  const charge = ledger.charge(
    'training: gradients of random batches',
    mechanism,
    'one row a patient, whose gradient is cut to the clipping norm; rounding counted',
  )
  const coded = encodeTable(boundedRows(train, schema, 1), codebook)
  const columnOf = new Map(coded.columns.map((column) => [column.name, column.codes]))
  const rows = { columns: layout.variables.map(({ name }) => columnOf.get(name)!), rowCount: coded.rowCount }
  const matrices = await openMatrices()
  const parameters = await trainPrivately(rows, {
    ...options,
    ...{ layers, layout, expected, rng: rng.fork('train'), matrices, onProgress, signal },
    run: mechanism.begin(charge),
    grid: gridPerClip / clip,
  })
  const spent = Math.ceil(ledger.spent().epsilon * 1000) / 1000
  return fittedVae({
    ...{ layers, layout, parameters, codebook, hidden, release },
    prior: { mixture: standardNormal(latent), classes: null },
    options: { ...options },
    trainRows: publicSize,
    notes: [
      ...notes,
      `differentially private: ε = ${spent}, δ = ${ledger.budget.delta.toExponential(1)}, one row a patient, the schema taken as public`,
      `${steps} random batches of ${Math.round(expected)} patients on average; noise of ${noiseMultiplier.toFixed(2)} clipping norms on each sum of gradients`,
      'the number of training rows is the public one',
    ],
    curve: [],
    ledger: ledger.record(),
  })
}

interface Spending {
  readonly sampling: number
  readonly steps: number
  readonly epsilon: number
}

/** The smallest noise that the ledger takes beside what it holds. */
function noiseFor(ledger: PrivacyLedger, { sampling, steps, epsilon }: Spending): number {
  const { delta, keysDelta } = ledger.budget
  const before = ledger.spent().epsilon
  if (ledger.budget.epsilon - before < leastShare * ledger.budget.epsilon)
    throw new MirrorwardError('budget-exhausted', 'the ledger has too little privacy left for a model: end here')
  return calibratedNoise(
    { sampling, steps },
    { epsilon: Math.min(ledger.budget.epsilon, before + epsilon), delta: delta - keysDelta },
    (noiseMultiplier) => ledger.epsilonWith({ kind: 'subsampled-gaussian', noiseMultiplier, sampling, steps }),
  )
}

/**
 * How far a patient moves a sum, in steps of the grid: the clipping norm, norms and shares told in 32 bits (a part in 1,024), sums of 32
 * bits over parts of a batch of up to four times the expected size, each of which may round otherwise on a neighbour, and a step a
 * parameter for what is taken down to the grid.
 */
function sensitivityOf({ parameters, expected }: { readonly parameters: number; readonly expected: number }): number {
  const rounding = 2 ** -10 + 2 * 4 * Math.max(capacity, expected) * capacity * 2 ** -24
  return gridPerClip * (1 + rounding) + Math.sqrt(parameters)
}
