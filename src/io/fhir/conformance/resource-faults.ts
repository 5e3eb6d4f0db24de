/** The part of JSON Schema (draft 6) that FHIR's own schema of R4 is written in. */
export interface FhirSchema {
  readonly definitions: Readonly<Record<string, SchemaNode>>
}

export interface SchemaNode {
  readonly $ref?: string
  readonly type?: string
  readonly pattern?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean
  readonly items?: SchemaNode
  readonly oneOf?: readonly SchemaNode[]
}

/** What is wrong with an element: never what stands in it. */
export interface ResourceFault {
  /** `Observation.valueQuantity.code`, numbers of lists left out. */
  readonly path: string
  readonly message: string
}

/**
 * What a resource breaks of the schema of its type: elements that are not of it or are lacking, values of another type, form or
 * list, and days that are not in the calendar, which the schema does not know. O(elements).
 */
export function* resourceFaults(resource: unknown, { definitions }: FhirSchema): Generator<ResourceFault> {
  const patterns = new Map<string, RegExp>()
  const { resourceType } = (resource ?? {}) as { readonly resourceType?: unknown }
  const type = typeof resourceType === 'string' ? resourceType : ''
  const own = definitions[type]
  if (own?.properties?.resourceType === undefined)
    yield { path: 'resourceType', message: 'no type of resource of the schema' }
  else yield* faultsOf(resource, own, type)

  function* faultsOf(value: unknown, node: SchemaNode, path: string): Generator<ResourceFault> {
    if (node.$ref !== undefined) {
      const target = definitions[node.$ref.replace('#/definitions/', '')]
      if (target !== undefined) yield* faultsOf(value, target, path)
      return
    }
    // Resources within others: entries of bundles, contained ones.
    if (node.oneOf !== undefined) {
      for (const fault of resourceFaults(value, { definitions })) yield { ...fault, path: `${path}.${fault.path}` }
      return
    }
    if (node.type !== undefined && typeOf(value) !== node.type) yield { path, message: `is no ${node.type}` }
    else if (node.const !== undefined && value !== node.const)
      yield { path, message: 'is another than the schema says' }
    else if (node.enum !== undefined && !node.enum.includes(value))
      yield { path, message: `is none of ${node.enum.join(', ')}` }
    else if (typeof value === 'string' && node.pattern !== undefined && !patternOf(node.pattern).test(value))
      yield { path, message: 'has not the form that the schema asks for' }
    else if (typeof value === 'string' && !isOfCalendar(value)) yield { path, message: 'is no day of the calendar' }
    else if (Array.isArray(value)) for (const each of value) yield* faultsOf(each, node.items ?? {}, path)
    else if (typeof value === 'object' && value !== null) yield* faultsOfElement(value, node, path)
  }

  function* faultsOfElement(element: object, node: SchemaNode, path: string): Generator<ResourceFault> {
    const { properties, required = [], additionalProperties = true } = node
    for (const name of required) if (!(name in element)) yield { path: `${path}.${name}`, message: 'is lacking' }
    for (const [name, value] of Object.entries(element)) {
      const below = properties?.[name]
      if (below !== undefined) yield* faultsOf(value, below, `${path}.${name}`)
      else if (!additionalProperties) yield { path: `${path}.${name}`, message: 'is no element of it' }
    }
  }

  function patternOf(text: string): RegExp {
    const known = patterns.get(text) ?? new RegExp(text)
    patterns.set(text, known)
    return known
  }
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value
}

/** Whether a text that begins as a date does names a day that there is. */
function isOfCalendar(text: string): boolean {
  const [day] = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?=$|T)/.exec(text) ?? []
  if (day === undefined) return true
  const moment = new Date(`${day}T00:00:00Z`)
  return moment.toISOString().startsWith(day)
}
