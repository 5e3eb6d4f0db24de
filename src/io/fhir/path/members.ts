/** The elements called `name` of every node, lists spread out; of a choice (`value`), whichever type is there. */
export function childrenOf(nodes: readonly unknown[], name: string): readonly unknown[] {
  const found: unknown[] = []
  for (const node of nodes) {
    if (!isElement(node)) continue
    spread(found, Object.hasOwn(node, name) ? node[name] : chosen(node, name))
  }
  return found
}

/** Elements of a choice that are of one type: `valueQuantity` for `value.ofType(Quantity)`. */
export function typedChildren(
  nodes: readonly unknown[],
  { name, type }: { readonly name: string; readonly type: string },
): readonly unknown[] {
  const own = `${name}${type[0]?.toUpperCase()}${type.slice(1)}`
  const found: unknown[] = []
  for (const node of nodes) if (isElement(node) && Object.hasOwn(node, own)) spread(found, node[own])
  return found
}

const choice =
  /^(?:Boolean|Integer|Decimal|String|Code|Uri|Date|DateTime|Instant|Time|Quantity|CodeableConcept|Coding|Reference|Period|Range|Ratio|Age|Duration|Timing|Identifier|Money|Annotation|Address|SampledData|Attachment)$/

function chosen(node: Readonly<Record<string, unknown>>, name: string): unknown {
  for (const key in node) if (key.startsWith(name) && choice.test(key.slice(name.length))) return node[key]
  return undefined
}

function spread(found: unknown[], value: unknown): void {
  if (Array.isArray(value)) for (const each of value) found.push(each)
  else if (value !== undefined && value !== null) found.push(value)
}

function isElement(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null
}
