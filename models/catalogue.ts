import { MirrorwardError } from '../src/errors.js'
import { didYouMean } from '../src/messages/index.js'
import { bayesNet } from './bayes-net/index.js'
import { dpMarginals } from './dp-marginals/index.js'
import { decodeModelFile, metadataText } from './file/index.js'
import { hiddenTree } from './hidden-tree/index.js'
import { marginals } from './marginals/index.js'
import type { FittedModel, Model } from './model.js'
import type { PrivateModel } from './private-model.js'
import { sequentialTrees } from './sequential-trees/index.js'
import { privateVae, vae } from './vae/index.js'

/** Every model there is. Options are checked by each model's own schema. */
export const models: readonly Model<unknown>[] = [
  bayesNet as Model<unknown>,
  hiddenTree as Model<unknown>,
  marginals as Model<unknown>,
  sequentialTrees as Model<unknown>,
  vae as Model<unknown>,
]

/**
 * Models whose fit is private, by the library alone so far: what a command does around a fit (splits, evaluation, manifest) looks
 * at real rows. Their files hold released numbers only, and are read as any other.
 */
export const privateModels: readonly PrivateModel[] = [
  dpMarginals as unknown as PrivateModel,
  privateVae as unknown as PrivateModel,
]

/** The model of that id. Throws `bad-option` with the known ids. */
export function findModel(id: string): Model<unknown> {
  const found = models.find((model) => model.id === id)
  if (found === undefined) {
    const near = didYouMean(
      id,
      models.map((model) => model.id),
    )
    throw new MirrorwardError('bad-option', `unknown model: "${id}"${near} (known: ${knownIds()})`)
  }
  return found
}

/** The fitted model in a file of any model here. Data only. Throws `bad-model`. */
export function loadModel(bytes: Uint8Array): FittedModel {
  const id = metadataText(decodeModelFile(bytes), 'model')
  const model = [...models, ...privateModels].find((each) => each.id === id) as Model<unknown> | undefined
  if (model === undefined)
    throw new MirrorwardError('bad-model', `model file is of an unknown model (known: ${knownIds()})`)
  return model.load(bytes)
}

function knownIds(): string {
  return models.map(({ id }) => id).join(', ')
}
