import { type Codebook, type CodedTable, codebookToJson, encodeTable, evidenceWeights } from '../../src/encode/index.js'
import type { Table } from '../../src/table/index.js'
import { encodeModelFile } from '../file/index.js'
import type { FittedModel, ModelCard, SampleOptions } from '../model.js'
import { codesOf, drawOpenCodes, imputeRows, streamRows, tableStates } from '../network/index.js'
import { chainToFile } from './chain-file.js'
import { chainLogLikelihood } from './chain-likelihood.js'
import { conditionChain, drawConditioned } from './condition-chain.js'
import { type ChainDraw, drawChain, freeDraw } from './draw-chain.js'
import { drawOpenChain } from './draw-open-chain.js'
import { askedColumns, parameterCount, type TreeChain } from './tree-chain.js'

/** All that the model knows once fitted: what its file holds. */
export interface TreesModel {
  readonly model: string
  readonly title: string
  readonly chain: TreeChain
  readonly codebook: Codebook
  readonly options: Readonly<Record<string, unknown>>
  readonly release?: string | undefined
  readonly trainRows: number
  readonly notes: readonly string[]
}

/** A chain of trees and its codebook as a fitted model: sampling, conditioning, likelihood, card, file. */
export function fittedTrees(fitted: TreesModel): FittedModel {
  const { chain, codebook } = fitted
  let free: ChainDraw | undefined
  return {
    schema: codebook.schema,
    async *sample(rowCount: number, options: SampleOptions): AsyncGenerator<Table> {
      const { given, signal } = options
      free ??= freeDraw(chain)
      const draw =
        given === undefined ? free : conditionChain(chain, stateWeights(fitted, evidenceWeights(codebook, given)))
      yield* streamRows(rowCount, {
        ...options,
        codebook,
        draw: async (rows, rng) => {
          const request = { rowCount: rows, rng, ...(signal && { signal }) }
          const states = given === undefined ? drawChain(draw, request).states : await drawConditioned(draw, request)
          return codedRows(fitted, states, rows)
        },
      })
    },
    impute: (table, options) =>
      imputeRows(table, {
        ...options,
        codebook,
        draw: (columns, request) =>
          drawOpenCodes(
            columns,
            chain.columns.map(({ variable }) => variable),
            { rowCount: request.rowCount, draw: (cells) => drawOpenChain(chain, cells, request) },
          ),
      }),
    logLikelihood: (table) => logLikelihood(fitted, table),
    card: () => cardOf(fitted),
    save: () => save(fitted),
  }
}

/** Weights by code of every book as weights by state of every column. */
function stateWeights({ chain, codebook }: TreesModel, byBook: readonly (Float64Array | null)[]): (number[] | null)[] {
  const byName = new Map(codebook.books.map(({ column }, index) => [column.name, byBook[index] ?? null]))
  return chain.columns.map(({ variable: { name, codes } }) => {
    const weight = byName.get(name) ?? null
    return weight === null ? null : codes.map((code) => weight[code]!)
  })
}

/** States as codes, columns in the order of the codebook. */
function codedRows(
  { chain, codebook }: TreesModel,
  states: readonly (Uint8Array | Uint16Array)[],
  rowCount: number,
): CodedTable {
  const byName = new Map(chain.columns.map(({ variable }, index) => [variable.name, codesOf(variable, states[index]!)]))
  return { columns: codebook.books.map(({ column }) => byName.get(column.name)!), rowCount }
}

/** Nats per row; −∞ for a cell whose code never occurred in training. */
function logLikelihood({ chain, codebook }: TreesModel, table: Table): Float64Array {
  const variables = chain.columns.map(({ variable }) => variable)
  const states = tableStates(variables, encodeTable(table, codebook))
  return chainLogLikelihood(chain, states, table.rowCount)
}

function cardOf({ model, title, chain, codebook, options, release, trainRows, notes }: TreesModel): ModelCard {
  const nodes = chain.columns.map(({ variable }) => variable.name)
  const edges = askedColumns(chain).flatMap((asked, child) =>
    asked.map((column): readonly [string, string] => [nodes[column]!, nodes[child]!]),
  )
  return {
    model,
    title,
    trainRows,
    ...(release !== undefined && { release }),
    options,
    parameters: parameterCount(chain),
    notes: [...notes, ...(codebook.notes ?? [])],
    graph: { nodes, edges },
  }
}

function save({ model, chain, codebook, options, release, trainRows, notes }: TreesModel): Uint8Array {
  const { chain: columns, tensors } = chainToFile(chain)
  const metadata = {
    model,
    options: JSON.stringify(options),
    schema: JSON.stringify(codebook.schema),
    codebook: codebookToJson(codebook),
    chain: columns,
    ...(release !== undefined && { release }),
    trainRows: String(trainRows),
    notes: JSON.stringify(notes),
    ledger: '[]',
  }
  return encodeModelFile({ metadata, tensors })
}
