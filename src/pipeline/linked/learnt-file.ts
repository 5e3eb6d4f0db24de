import { z } from 'zod'
import { decodeModelFile, encodeModelFile, loadLinkedModel } from '../../../models/index.js'
import { MirrorwardError } from '../../errors.js'
import type { LearntTables } from './learn-linked.js'
import type { NormalForm } from './normal-form.js'

const table = z.looseObject({ name: z.string(), columns: z.array(z.looseObject({ name: z.string() })) })
const formFile = z.strictObject({
  lifts: z.array(
    z.strictObject({
      ...{ table: z.string(), parent: z.string(), made: z.boolean(), order: z.array(z.string()) },
      columns: z.array(z.strictObject({ column: z.string(), as: z.string(), held: z.boolean() })),
      ...{ schema: table, parentSchema: table },
    }),
  ),
  offsets: z
    .array(
      z.strictObject({
        ...{ table: z.string(), column: z.string(), from: z.string() },
        ...{ until: z.string().optional(), parent: z.string().optional() },
        ...{ unit: z.number().positive(), schema: z.looseObject({ name: z.string() }) },
      }),
    )
    .optional(),
  pivots: z.array(
    z.strictObject({
      table: z.string(),
      entities: z.array(
        z.strictObject({
          ...{ level: z.string(), column: z.string(), precision: z.int().min(0), repeats: z.string().optional() },
          beside: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
        }),
      ),
      schema: table,
    }),
  ),
})

/** The bytes of a model file, with the form of its tables: what `mirrorward sample` draws from. */
export function saveLearnt({ model, form }: LearntTables): Uint8Array {
  const { metadata, tensors } = decodeModelFile(model.save())
  return encodeModelFile({ metadata: { ...metadata, form: JSON.stringify(form) }, tensors })
}

/** A model of linked tables from its file. A file without a form draws its tables as they are. Throws `bad-model`. */
export function loadLearnt(bytes: Uint8Array): LearntTables {
  const model = loadLinkedModel(bytes)
  const { form } = decodeModelFile(bytes).metadata
  if (form === undefined) return { model, form: { lifts: [], pivots: [] } }
  let values: unknown
  try {
    values = JSON.parse(form)
  } catch (cause) {
    throw new MirrorwardError('bad-model', 'model file metadata is not JSON: "form"', { cause })
  }
  if (!formFile.safeParse(values).success) throw new MirrorwardError('bad-model', 'model file has a damaged form')
  return { model, form: values as NormalForm }
}
