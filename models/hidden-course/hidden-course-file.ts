import { z } from 'zod'
import { MirrorwardError } from '../../src/errors.js'
import { decodeModelFile } from '../file/index.js'
import { decodeLinkedModel, encodeLinkedModel } from '../linked-rows/index.js'
import { readNetworkModel, saveNetwork } from '../network/index.js'
import { courseFromFile, coursesFile, courseTensors, courseToFile } from './course-file.js'
import type { HiddenCourseModel } from './hidden-course-model.js'
import { treeIdentity } from './people-tree.js'

const groupsFile = z.array(z.strictObject({ name: z.string().nullable(), classes: z.int().min(1).max(1024) }))

/** One file in the safetensors layout: the tree of people whole, and the courses' numbers named after their tables. */
export function hiddenCourseToFile(fitted: HiddenCourseModel): Uint8Array {
  const { people, courses } = fitted
  return encodeLinkedModel(fitted, {
    people: saveNetwork(people.network),
    metadata: {
      groups: JSON.stringify(groupsFile.parse(people.groups)),
      courses: JSON.stringify(courses.map(courseToFile)),
    },
    tensors: new Map(courses.flatMap(courseTensors)),
  })
}

/** What a file holds. Throws `bad-model` when it is damaged or of another model. */
export function hiddenCourseFromFile(
  bytes: Uint8Array,
  identity: { readonly model: string; readonly title: string },
): HiddenCourseModel {
  const { file, parts, people, read } = decodeLinkedModel(bytes, identity)
  const network = readNetworkModel(decodeModelFile(people), treeIdentity)
  const groups = read('groups', groupsFile)
  const { books } = network.codebook
  const isLevel = (name: string | null) => books.some(({ type, column }) => type === 'level' && column.name === name)
  if (!groups.every(({ name }) => name === null || isLevel(name)))
    throw new MirrorwardError('bad-model', 'model file has people without classes')
  return {
    ...parts,
    people: { network, groups },
    courses: read('courses', coursesFile).map((course) => courseFromFile(file, course)),
  }
}
