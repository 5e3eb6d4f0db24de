import { z } from 'zod'
import { codebookFromJson, codebookToJson } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { LinkedSchema } from '../../src/table/linked/index.js'
import { findModel } from '../catalogue.js'
import { decodeModelFile, encodeModelFile, metadataJson, metadataText } from '../file/index.js'
import { isSound, lookupsFile, schemaFile, tableFromFile, tableToFile, treeColumnFile } from '../linked-rows/index.js'
import { courseFromFile, coursesFile, courseTensors, courseToFile } from './course-file.js'
import type { HistoriesModel } from './histories-model.js'

const peopleTensor = 'people'

const cardFile = z.object({
  options: z.record(z.string(), z.unknown()),
  trainPeople: z.int().min(0),
  notes: z.array(z.string()),
})

/** One file in the safetensors layout: the model of people whole, and the courses' forests named after their tables. */
export function historiesToFile(fitted: HistoriesModel): Uint8Array {
  const { model, schema, peopleModel, people, codebook, columns, courses, lookups, options, release } = fitted
  const inner = people.save()
  const metadata = {
    model,
    options: JSON.stringify(options),
    schema: JSON.stringify(schema),
    peopleModel,
    codebook: codebookToJson(codebook),
    columns: JSON.stringify(z.array(treeColumnFile).parse(columns)),
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
export function historiesFromFile(
  bytes: Uint8Array,
  identity: { readonly model: string; readonly title: string },
): HistoriesModel {
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
  const peopleModel = metadataText(file, 'peopleModel')
  const codebook = codebookFromJson(metadataText(file, 'codebook'))
  const columns = read('columns', z.array(treeColumnFile))
  if (
    columns.length !== codebook.books.length ||
    columns.some((column, index) => !isSound(column, codebook.books[index]!.size))
  )
    throw new MirrorwardError('bad-model', 'model file has a damaged codebook of people')
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
    peopleModel,
    people: findModel(peopleModel).load(inner),
    codebook,
    columns,
    courses: read('courses', coursesFile).map((course) => courseFromFile(file, course)),
    lookups: new Map(Object.entries(read('lookups', lookupsFile)).map(([name, table]) => [name, tableFromFile(table)])),
    release: file.metadata.release,
    ...card.data,
  }
}
