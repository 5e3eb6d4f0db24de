import { MirrorwardError } from '../src/errors.js'
import { didYouMean } from '../src/messages/index.js'
import { decodeModelFile, metadataText } from './file/index.js'
import { hiddenCourse } from './hidden-course/index.js'
import { histories } from './histories/index.js'
import type { FittedLinkedModel, LinkedModel } from './linked-model.js'
import { withCourses } from './linked-rows/courses/with-courses.js'

/** Every model of people with rows in several tables. */
export const linkedModels: readonly LinkedModel<unknown>[] = [
  withCourses(histories as LinkedModel<unknown>),
  withCourses(hiddenCourse as LinkedModel<unknown>),
]

/** The linked model of that id. Throws `bad-option` with the known ids. */
export function findLinkedModel(id: string): LinkedModel<unknown> {
  const found = linkedModels.find((model) => model.id === id)
  if (found !== undefined) return found
  const ids = linkedModels.map((model) => model.id)
  throw new MirrorwardError(
    'bad-option',
    `unknown model of linked tables: "${id}"${didYouMean(id, ids)} (known: ${ids.join(', ')})`,
  )
}

/** Whether a model file is of a linked model. Throws `bad-model` when it is no model file. */
export function isLinkedModel(bytes: Uint8Array): boolean {
  const id = metadataText(decodeModelFile(bytes), 'model')
  return linkedModels.some((model) => model.id === id)
}

/** The fitted model in a file of any linked model. Data only. Throws `bad-model`. */
export function loadLinkedModel(bytes: Uint8Array): FittedLinkedModel {
  const id = metadataText(decodeModelFile(bytes), 'model')
  const model = linkedModels.find((each) => each.id === id)
  if (model === undefined) throw new MirrorwardError('bad-model', 'model file is not of a model of linked tables')
  return model.load(bytes)
}
