import type { TextDocument, ValueSpan } from '../rewrite/text-document.js'
import { keyNode, keyOf, type PathNode } from './value-spans.js'

/** The column of a FHIR document that says whose it is: the bare id of the patient. */
export const patientOfResource = '$patient'

/**
 * The tree of a resource: its type is the head of its paths (`Patient.birthDate`), wherever it lies: alone, as an entry of a
 * Bundle, contained in another, as a parameter.
 */
export function resourceNode(
  text: string,
  { root, node }: { readonly root: PathNode; readonly node: PathNode },
  at: number,
): PathNode {
  const canHold = node === root || node.path === '[*]' || /(^|\.)resource$|\.contained\[\*\]$/.test(node.path)
  const type = canHold ? resourceTypeAt(text, at) : undefined
  return type === undefined ? node : keyNode(root, type)
}

/** The `resourceType` of an object that begins at a sign of a text, wherever among its members. */
function resourceTypeAt(text: string, at: number): string | undefined {
  const member = /"resourceType"\s*:\s*"([A-Za-z]+)"/y
  let depth = 0
  for (let here = at; here < text.length; here++) {
    const sign = text[here]
    if (sign === '{' || sign === '[') depth++
    else if (sign === '}' || sign === ']') {
      if (--depth === 0) return undefined
    } else if (sign === '"') {
      if (depth === 1) {
        member.lastIndex = here
        const found = member.exec(text)
        if (found?.[1] !== undefined) return found[1]
      }
      for (here++; here < text.length && text[here] !== '"'; here++) if (text[here] === '\\') here++
    }
  }
  return undefined
}

/** Elements that say whose a resource is, in their order. */
const ownership = /^\w+\.(?:subject|patient|beneficiary|individual|for)\.reference$/

/**
 * What a document of resources is: its values without the types of resources, which are no columns, and whose it is. `ids` tells
 * the id of a resource that a Bundle names by a `fullUrl`.
 */
export function ofResources(
  text: string,
  spans: readonly ValueSpan[],
  ids: ReadonlyMap<string, string> = new Map(),
): Pick<TextDocument, 'spans' | 'facts'> {
  const values = spans.filter(({ column }) => !/^\w+\.resourceType$/.test(column))
  const own =
    values.find(({ column }) => column === 'Patient.id') ?? values.find(({ column }) => ownership.test(column))
  if (own === undefined) return { spans: values }
  const said = keyOf(text.slice(own.start, own.end))
  const person = ids.get(said) ?? said.replace(/^urn:(?:uuid|oid):/, '').replace(/^(?:.*\/)?Patient\//, '')
  return { spans: values, facts: new Map([[patientOfResource, person.replace(/\/_history\/.*$/, '')]]) }
}

/** By `fullUrl` of a Bundle's entries, the ids of their patients. */
export function patientIds(text: string): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  let bundle: unknown
  try {
    bundle = JSON.parse(text)
  } catch {
    return ids
  }
  const { entry } = bundle as { readonly entry?: unknown }
  if (!Array.isArray(entry)) return ids
  for (const { fullUrl, resource } of entry as {
    fullUrl?: unknown
    resource?: { resourceType?: unknown; id?: unknown }
  }[])
    if (typeof fullUrl === 'string' && resource?.resourceType === 'Patient' && typeof resource.id === 'string')
      ids.set(fullUrl, resource.id)
  return ids
}
