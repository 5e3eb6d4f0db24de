import { z } from 'zod'
import { MirrorwardError } from '../../src/errors.js'
import type { LinkedSchema } from '../../src/table/linked/index.js'
import { decodeModelFile, encodeModelFile, metadataJson, metadataText } from '../file/index.js'
import { lookupsFile, schemaFile, tableFromFile, tableToFile } from '../linked-rows/index.js'
import { readNetworkModel, saveNetwork } from '../network/index.js'
import { courseFromFile, coursesFile, courseTensors, courseToFile } from './course-file.js'
import type { HiddenCourseModel } from './hidden-course-model.js'
import { treeIdentity } from './people-tree.js'

const peopleTensor = 'people'

const groupsFile = z.array(z.strictObject({ name: z.string().nullable(), classes: z.int().min(1).max(1024) }))

const cardFile = z.object({
  options: z.record(z.string(), z.unknown()),
  trainPeople: z.int().min(0),
  notes: z.array(z.string()),
})

/** One file in the safetensors layout: the tree of people whole, and the courses' numbers named after their tables. */
export function hiddenCourseToFile(fitted: HiddenCourseModel): Uint8Array {
  const { model, schema, people, courses, lookups, options, release } = fitted
  const { network, groups } = people
  const inner = saveNetwork(network)
  const metadata = {
    model,
    options: JSON.stringify(options),
    schema: JSON.stringify(schema),
    groups: JSON.stringify(groupsFile.parse(groups)),
    courses: JSON.stringify(courses.map(courseToFile)),
    lookups: JSON.stringify(Object.fromEntries(Array.from(lookups, ([name, table]) => [name, tableToFile(table)]))),
    ...(release !== undefined && { release }),
    trainPeople: String(fitted.trainPeople),
    notes: JSON.stringify(fitted.notes),
    ledger: '[]',
  }
  const tensors = new Map(courses.flatMap(courseTensors))
  tensors.set(peopleTensor, { shape: [inner.length], data: inner })
  return encodeModelFile({ metadata, tensors })
}

/** What a file holds. Throws `bad-model` when it is damaged or of another model. */
export function hiddenCourseFromFile(
  bytes: Uint8Array,
  identity: { readonly model: string; readonly title: string },
): HiddenCourseModel {
  const file = decodeModelFile(bytes)
  if (metadataText(file, 'model') !== identity.model)
    throw new MirrorwardError('bad-model', `not a file of model "${identity.model}"`)
  const read = <Form extends z.ZodType>(key: string, form: Form): z.output<Form> => {
    const parsed = form.safeParse(metadataJson(file, key))
    if (!parsed.success) throw new MirrorwardError('bad-model', `model file has damaged metadata: "${key}"`)
    return parsed.data
  }
  read('schema', schemaFile)
  const inner = file.tensors.get(peopleTensor)?.data
  if (!(inner instanceof Uint8Array)) throw new MirrorwardError('bad-model', 'model file has no model of people')
  const network = readNetworkModel(decodeModelFile(inner), treeIdentity)
  const groups = read('groups', groupsFile)
  const { books } = network.codebook
  const isLevel = (name: string | null) => books.some(({ type, column }) => type === 'level' && column.name === name)
  if (!groups.every(({ name }) => name === null || isLevel(name)))
    throw new MirrorwardError('bad-model', 'model file has people without classes')
  const card = cardFile.safeParse({
    options: metadataJson(file, 'options'),
    trainPeople: metadataJson(file, 'trainPeople'),
    notes: metadataJson(file, 'notes'),
  })
  if (!card.success) throw new MirrorwardError('bad-model', 'model file has damaged metadata')
  return {
    ...identity,
    // The value itself: what zod parsed has another order of keys, and a file is saved again byte by byte.
    schema: metadataJson(file, 'schema') as LinkedSchema,
    people: { network, groups },
    courses: read('courses', coursesFile).map((course) => courseFromFile(file, course)),
    lookups: new Map(Object.entries(read('lookups', lookupsFile)).map(([name, table]) => [name, tableFromFile(table)])),
    release: file.metadata.release,
    ...card.data,
  }
}
