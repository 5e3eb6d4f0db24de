import { z } from 'zod'
import { MirrorwardError } from '../../../src/errors.js'
import { type LinkedSchema, LinkedTables } from '../../../src/table/linked/index.js'
import { decodeModelFile, encodeModelFile } from '../../file/index.js'
import type { FittedLinkedModel, LinkedModel, LinkedSampleOptions, TablesOfPeople } from '../../linked-model.js'
import type { ImputeOptions } from '../../model.js'
import { schemaFile } from '../tables-file.js'
import { type Derivation, derivationFile } from './derivation.js'
import { deriveCourses, derivedSchema, restoreCourses } from './derivation-kinds.js'
import { planCourses } from './plan-courses.js'
import { withObserved } from './with-observed.js'

const key = 'courses across rows'
const coursesFile = z.strictObject({ derivations: z.array(derivationFile), schema: schemaFile })

/**
 * A model of linked tables that keeps the relations across rows that a schema states (`courses`): it learns columns from which those
 * of the relations follow, and puts them back in what it draws. Where none is stated it is the model itself, byte for byte.
 */
export function withCourses<Options>(model: LinkedModel<Options>): LinkedModel<Options> {
  return {
    ...model,
    async fit(train, context) {
      const derivations = planCourses(train)
      if (derivations.length === 0) return model.fit(train, context)
      const seen = seenTables(train, { schema: train.schema, derivations })
      return keeping(await model.fit(seen, context), { schema: train.schema, derivations })
    },
    load(bytes) {
      const inner = model.load(bytes)
      const text = decodeModelFile(bytes).metadata[key]
      return text === undefined ? inner : keeping(inner, parse(text))
    },
  }
}

interface Kept {
  readonly schema: LinkedSchema
  readonly derivations: readonly Derivation[]
}

/** Tables as the model sees them. */
function seenTables(tables: LinkedTables, { schema, derivations }: Kept): LinkedTables {
  const derived = deriveCourses(tables, derivations)
  const all = new Map(derived.schema.tables.map(({ name }) => [name, derived.table(name)]))
  return LinkedTables.of(all, derivedSchema(schema, derivations))
}

function keeping(inner: FittedLinkedModel, kept: Kept): FittedLinkedModel {
  const { schema } = kept
  const { logLikelihood, impute } = inner
  return {
    ...inner,
    schema,
    sample: (people, options) => sampleKept(inner, people, { ...options, kept }),
    ...(logLikelihood && {
      logLikelihood: (tables: LinkedTables) => logLikelihood(seenTables(tables, kept)),
    }),
    ...(impute && {
      impute: async (tables: LinkedTables, options: ImputeOptions) =>
        withObserved(restoreCourses(await impute(seenTables(tables, kept), options), kept), { tables, ...kept }),
    }),
    save() {
      const { metadata, tensors } = decodeModelFile(inner.save())
      return encodeModelFile({
        metadata: { ...metadata, [key]: JSON.stringify({ derivations: kept.derivations, schema }) },
        tensors,
      })
    },
  }
}

async function* sampleKept(
  inner: FittedLinkedModel,
  people: number,
  { kept, ...options }: LinkedSampleOptions & { readonly kept: Kept },
): AsyncGenerator<TablesOfPeople> {
  const { schema } = kept
  for await (const batch of inner.sample(people, options)) {
    const restored = restoreCourses(LinkedTables.of(batch, inner.schema), kept)
    yield new Map(
      schema.tables.map(({ name, columns }) => [
        name,
        restored.table(name).select(columns.map((column) => column.name)),
      ]),
    )
  }
}

function parse(text: string): Kept {
  let values: unknown
  try {
    values = JSON.parse(text)
  } catch (cause) {
    throw new MirrorwardError('bad-model', `model file metadata is not JSON: "${key}"`, { cause })
  }
  const parsed = coursesFile.safeParse(values)
  if (!parsed.success) throw new MirrorwardError('bad-model', `model file has damaged metadata: "${key}"`)
  // The value itself: what zod parsed has another order of keys.
  return values as Kept
}
