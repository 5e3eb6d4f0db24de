import {
  type Codebook,
  type CodedColumn,
  type CodedTable,
  encodeTable,
  evidenceWeights,
} from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import { createRng, type Rng } from '../../src/math/index.js'
import type { Evidence, Table } from '../../src/table/index.js'
import { type Matrices, openMatrices } from '../../src/tensor/index.js'
import type { FittedModel, ImputeOptions, SampleOptions } from '../model.js'
import { drawOpenCodes, imputeRows, type OpenStates, stateOfCode, streamRows } from '../network/index.js'
import { drawCodes } from './draw-codes.js'
import { drawGiven } from './draw-given.js'
import { drawOpenStates } from './draw-open-states.js'
import { drawMixture } from './gaussian-mixture.js'
import { statesSaid } from './latent-prior.js'
import { vaeLogLikelihood } from './row-likelihood.js'
import { type VaeModel, vaeToFile } from './vae-file.js'

export const identity = { model: 'vae', title: 'Variational autoencoder' }

const likelihoodDraws = 4

/** The same draws for every model: what a file says of a row depends on its weights alone. */
const likelihoodSeed = 'vae'

/** A fitted autoencoder: draws, conditions, bounds likelihoods, and tells of itself. */
export function fittedVae(fitted: VaeModel): FittedModel {
  const { codebook, layers, prior } = fitted
  const { mixture } = prior
  return {
    schema: codebook.schema,
    async *sample(rowCount: number, options: SampleOptions): AsyncGenerator<Table> {
      const { given } = options
      const weights = given === undefined ? undefined : stateWeights(fitted, given)
      const matrices = await openMatrices()
      const draw = (rows: number, rng: Rng) => inBookOrder(drawBlock(rows, { rng, matrices, weights }), codebook)
      yield* streamRows(rowCount, { ...options, codebook, draw })
    },
    logLikelihood(table) {
      const byName = new Map(encodeTable(table, codebook).columns.map((column) => [column.name, column]))
      const columns = fitted.layout.variables.map((variable) => {
        const stateOf = stateOfCode(variable)
        return Int32Array.from(byName.get(variable.name)?.codes ?? [], (code) => stateOf[code]!)
      })
      const rng = createRng(likelihoodSeed).fork('likelihood')
      return vaeLogLikelihood({ columns, rowCount: table.rowCount }, fitted, { prior, draws: likelihoodDraws, rng })
    },
    async *impute(table: Table, options: ImputeOptions): AsyncGenerator<Table> {
      const matrices = await openMatrices()
      yield* imputeRows(table, {
        ...options,
        codebook,
        draw(open, request) {
          const draw = (cells: readonly OpenStates[]) => drawOpenStates(fitted, cells, { ...request, prior, matrices })
          return drawOpenCodes(open, fitted.layout.variables, { ...request, draw })
        },
      })
    },
    card: () => ({
      ...identity,
      trainRows: fitted.trainRows,
      ...(fitted.release !== undefined && { release: fitted.release }),
      options: fitted.options,
      parameters: layers.parameterCount + mixture.weights.length + mixture.means.length + mixture.factors.length,
      notes: [...fitted.notes, ...(fitted.codebook.notes ?? [])],
      ...(fitted.curve.length > 0 && {
        training: fitted.curve.map(({ step, training, validation }) => ({ step, loss: training, validation })),
      }),
      ...(fitted.ledger && { ledger: fitted.ledger }),
    }),
    save: () => vaeToFile(fitted),
  }

  function drawBlock(
    rowCount: number,
    {
      rng,
      matrices,
      weights,
    }: { readonly rng: Rng; readonly matrices: Matrices; readonly weights: (Float64Array | null)[] | undefined },
  ) {
    if (weights === undefined || rowCount === 0) {
      const { points, components } = drawMixture(mixture, rowCount, rng.fork('latents'))
      const said = statesSaid(prior, components, fitted.layout.variables.length)
      return drawCodes(points, fitted, { matrices, rng: rng.fork('cells'), said })
    }
    return drawGiven(rowCount, fitted, { prior, matrices, rng, weights })
  }
}

/** Columns as the codebook has them; the layout has them in order of name. */
function inBookOrder({ columns, rowCount }: CodedTable, { books }: Codebook): CodedTable {
  const byName = new Map(columns.map((column) => [column.name, column]))
  return { columns: books.map(({ column }) => byName.get(column.name) as CodedColumn), rowCount }
}

/** The probability of the evidence given each state, by the layout's columns. Throws `bad-evidence` when a column has none. */
function stateWeights({ codebook, layout }: VaeModel, given: Evidence): (Float64Array | null)[] {
  const byBook = evidenceWeights(codebook, given)
  const byName = new Map(codebook.books.map(({ column }, index) => [column.name, byBook[index] ?? null]))
  return layout.variables.map(({ name, codes }) => {
    const byCode = byName.get(name) ?? null
    if (byCode === null) return null
    const weights = Float64Array.from(codes, (code) => byCode[code]!)
    if (!weights.some((weight) => weight > 0))
      throw new MirrorwardError('bad-evidence', `evidence has probability 0 under the model: column "${name}"`)
    return weights
  })
}
