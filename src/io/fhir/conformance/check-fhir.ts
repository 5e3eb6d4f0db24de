import { type Issue, MirrorwardError } from '../../../errors.js'
import { readUtf8 } from '../../open-bytes.js'
import { readResources, resourceFiles } from '../resources.js'
import { type FhirSchema, type ResourceFault, resourceFaults } from './resource-faults.js'

/** What was checked of a folder of resources, and what is wrong, by place and kind. */
export interface CheckedFhir {
  readonly resources: number
  /** Of every kind of fault the first place, and how often it is there. */
  readonly faults: readonly (Issue & { readonly count: number })[]
}

/**
 * Every resource of a folder (a bulk export or Bundles) against the JSON schema of FHIR R4, as HL7 publishes it (`fhir.schema.json`), and
 * references against what is in the folder. Resources are streamed; ids and references are in memory. Throws `bad-option` for a
 * file that is no such schema, `not-found` where no resource is.
 */
export async function checkFhir(folder: string, schemaFile: string): Promise<CheckedFhir> {
  const schema = await schemaOf(schemaFile)
  const files = await resourceFiles(folder)
  if (files.length === 0) throw new MirrorwardError('not-found', `no FHIR resource is in folder: "${folder}"`)
  const found = new Map<string, Issue & { count: number }>()
  const ids = new Set<string>()
  const references = new Map<string, Issue>()
  let resources = 0
  const add = (
    { path: column, message }: ResourceFault,
    { file, row }: { readonly file: string; readonly row: number },
  ) => {
    const key = `${column} ${message}`
    const known = found.get(key)
    if (known === undefined) found.set(key, { message, file, row, column, count: 1 })
    else known.count++
  }
  for (const file of files) {
    let row = 0
    for await (const resource of readResources(file)) {
      row++
      resources++
      const type = resource.resourceType
      ids.add(`${type}/${String(resource.id)}`)
      for (const fault of resourceFaults(resource, schema)) add(fault, { file, row })
      for (const reference of referencesIn(resource))
        if (!references.has(reference))
          references.set(reference, { message: '', file, row, column: `${type}.reference` })
    }
  }
  for (const [reference, { file = '', row = 0, column = '' }] of references)
    if (!ids.has(reference)) add({ path: column, message: 'points at nothing in the folder' }, { file, row })
  return { resources, faults: [...found.values()] }
}

async function schemaOf(file: string): Promise<FhirSchema> {
  const refusal = new MirrorwardError(
    'bad-option',
    `not the JSON schema of FHIR R4: "${file}" (fhir.schema.json of hl7.org/fhir/R4)`,
  )
  const text = await readUtf8(file, { gzip: false })
  try {
    const read = JSON.parse(text) as Partial<FhirSchema>
    if (read.definitions?.Patient !== undefined) return { definitions: read.definitions }
  } catch {
    throw refusal
  }
  throw refusal
}

/** References to other resources by type and id, without versions. */
function* referencesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, each] of Object.entries(value)) {
    if (name !== 'reference' || typeof each !== 'string') yield* referencesIn(each)
    else {
      const [reference] = /^[A-Z][A-Za-z]+\/[A-Za-z0-9.-]{1,64}(?=$|\/_history\/)/.exec(each) ?? []
      if (reference !== undefined) yield reference
    }
  }
}
