import { z } from 'zod'
import { codebookFromJson } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import { decodeModelFile, metadataJson, metadataText } from '../file/index.js'
import type { FittedModel } from '../model.js'
import { chainFromFile } from './chain-file.js'
import { fittedTrees } from './fitted-trees.js'

const cardSchema = z.object({
  options: z.record(z.string(), z.unknown()),
  trainRows: z.int().min(0),
  notes: z.array(z.string()),
})

/** The fitted model in a model file. Throws `bad-model` when it is damaged or of another model. */
export function loadTrees(
  bytes: Uint8Array,
  identity: { readonly model: string; readonly title: string },
): FittedModel {
  const file = decodeModelFile(bytes)
  if (metadataText(file, 'model') !== identity.model)
    throw new MirrorwardError('bad-model', `not a file of model "${identity.model}"`)
  const chain = chainFromFile(file)
  const codebook = codebookFromJson(metadataText(file, 'codebook'))
  const sizes = new Map(codebook.books.map(({ column, size }) => [column.name, size]))
  if (
    sizes.size !== chain.columns.length ||
    chain.columns.some(({ variable: { name, codeCount } }) => sizes.get(name) !== codeCount)
  )
    throw new MirrorwardError('bad-model', 'model file has a codebook that does not fit its trees')
  const card = cardSchema.safeParse({
    options: metadataJson(file, 'options'),
    trainRows: metadataJson(file, 'trainRows'),
    notes: metadataJson(file, 'notes'),
  })
  if (!card.success) throw new MirrorwardError('bad-model', 'model file has damaged metadata')
  return fittedTrees({ ...identity, chain, codebook, release: file.metadata.release, ...card.data })
}
