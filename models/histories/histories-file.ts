import { z } from 'zod'
import { codebookFromJson, codebookToJson } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import { findModel } from '../catalogue.js'
import { metadataText } from '../file/index.js'
import { decodeLinkedModel, encodeLinkedModel, isSound, treeColumnFile } from '../linked-rows/index.js'
import { courseFromFile, coursesFile, courseTensors, courseToFile } from './course-file.js'
import type { HistoriesModel } from './histories-model.js'

/** One file in the safetensors layout: the model of people whole, and the courses' forests named after their tables. */
export function historiesToFile(fitted: HistoriesModel): Uint8Array {
  const { peopleModel, people, codebook, columns, courses } = fitted
  return encodeLinkedModel(fitted, {
    people: people.save(),
    metadata: {
      peopleModel,
      codebook: codebookToJson(codebook),
      columns: JSON.stringify(z.array(treeColumnFile).parse(columns)),
      courses: JSON.stringify(courses.map(courseToFile)),
    },
    tensors: new Map(courses.flatMap(courseTensors)),
  })
}

/** What a file holds. Throws `bad-model` when it is damaged or of another model. */
export function historiesFromFile(
  bytes: Uint8Array,
  identity: { readonly model: string; readonly title: string },
): HistoriesModel {
  const { file, parts, people, read } = decodeLinkedModel(bytes, identity)
  const peopleModel = metadataText(file, 'peopleModel')
  const codebook = codebookFromJson(metadataText(file, 'codebook'))
  const columns = read('columns', z.array(treeColumnFile))
  if (
    columns.length !== codebook.books.length ||
    columns.some((column, index) => !isSound(column, codebook.books[index]!.size))
  )
    throw new MirrorwardError('bad-model', 'model file has a damaged codebook of people')
  return {
    ...parts,
    peopleModel,
    people: findModel(peopleModel).load(people),
    codebook,
    columns,
    courses: read('courses', coursesFile).map((course) => courseFromFile(file, course)),
  }
}
