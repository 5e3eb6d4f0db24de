import { z } from 'zod'
import { MirrorwardError } from '../../src/errors.js'
import type { Table } from '../../src/table/index.js'
import type { LinkedSchema } from '../../src/table/linked/index.js'
import { decodeModelFile, encodeModelFile, metadataJson, metadataText, type Safetensors } from '../file/index.js'
import { lookupsFile, schemaFile, tableFromFile, tableToFile } from './tables-file.js'

/** What every fitted model of linked tables holds beside what it learnt of people and of their rows. */
export interface LinkedModelParts {
  readonly model: string
  readonly title: string
  readonly schema: LinkedSchema
  /** Tables that rows point at and nobody learns, whole. */
  readonly lookups: ReadonlyMap<string, Table>
  readonly options: Readonly<Record<string, unknown>>
  readonly release?: string | undefined
  readonly trainPeople: number
  readonly notes: readonly string[]
}

/** A model file in reading. */
export interface LinkedModelFile {
  readonly file: Safetensors
  readonly parts: LinkedModelParts
  /** The model of people, whole. */
  readonly people: Uint8Array
  /** A key of the metadata as JSON of a form. Throws `bad-model`. */
  read<Form extends z.ZodType>(key: string, form: Form): z.output<Form>
}

const peopleTensor = 'people'

const cardFile = z.object({
  options: z.record(z.string(), z.unknown()),
  trainPeople: z.int().min(0),
  notes: z.array(z.string()),
})

/** One file in the safetensors layout: the model of people whole, and what a model tells of itself and of its tables' rows. */
export function encodeLinkedModel(
  { model, schema, lookups, options, release, trainPeople, notes }: LinkedModelParts,
  {
    people,
    metadata,
    tensors,
  }: {
    readonly people: Uint8Array
    readonly metadata: Readonly<Record<string, string>>
    readonly tensors: Safetensors['tensors']
  },
): Uint8Array {
  return encodeModelFile({
    metadata: {
      model,
      options: JSON.stringify(options),
      schema: JSON.stringify(schema),
      ...metadata,
      lookups: JSON.stringify(Object.fromEntries(Array.from(lookups, ([name, table]) => [name, tableToFile(table)]))),
      ...(release !== undefined && { release }),
      trainPeople: String(trainPeople),
      notes: JSON.stringify(notes),
      ledger: '[]',
    },
    tensors: new Map([...tensors, [peopleTensor, { shape: [people.length], data: people }]]),
  })
}

/** Undoes `encodeLinkedModel`. Throws `bad-model` when the file is damaged or of another model. */
export function decodeLinkedModel(
  bytes: Uint8Array,
  identity: { readonly model: string; readonly title: string },
): LinkedModelFile {
  const file = decodeModelFile(bytes)
  if (metadataText(file, 'model') !== identity.model)
    throw new MirrorwardError('bad-model', `not a file of model "${identity.model}"`)
  const read: LinkedModelFile['read'] = (key, form) => {
    const parsed = form.safeParse(metadataJson(file, key))
    if (!parsed.success) throw new MirrorwardError('bad-model', `model file has damaged metadata: "${key}"`)
    return parsed.data
  }
  read('schema', schemaFile)
  const people = file.tensors.get(peopleTensor)?.data
  if (!(people instanceof Uint8Array)) throw new MirrorwardError('bad-model', 'model file has no model of people')
  const card = cardFile.safeParse({
    options: metadataJson(file, 'options'),
    trainPeople: metadataJson(file, 'trainPeople'),
    notes: metadataJson(file, 'notes'),
  })
  if (!card.success) throw new MirrorwardError('bad-model', 'model file has damaged metadata')
  const parts = {
    ...identity,
    // The value itself: what zod parsed has another order of keys, and a file is saved again byte by byte.
    schema: metadataJson(file, 'schema') as LinkedSchema,
    lookups: new Map(Object.entries(read('lookups', lookupsFile)).map(([name, table]) => [name, tableFromFile(table)])),
    release: file.metadata.release,
    ...card.data,
  }
  return { file, parts, people, read }
}
