/** What has been made from an object and, further down, from it and others. */
interface Shelf {
  readonly made: Map<string, unknown>
  readonly further: WeakMap<object, Shelf>
}

const root: Shelf = { made: new Map(), further: new WeakMap() }

/**
 * What `make` returned when it was last asked for from these objects under this name, or returns now. Several metrics and
 * several controls look at the same real rows: what they make of them is made once in a thread. Forgotten with the objects.
 * `make` must depend on the keys and the name alone: whatever was drawn at random has the path of its stream in the name.
 */
export function remembered<Value>(keys: readonly [object, ...object[]], name: string, make: () => Value): Value {
  const { made } = keys.reduce(shelfBelow, root)
  if (!made.has(name)) made.set(name, make())
  return made.get(name) as Value
}

function shelfBelow({ further }: Shelf, key: object): Shelf {
  const known = further.get(key)
  if (known !== undefined) return known
  const shelf: Shelf = { made: new Map(), further: new WeakMap() }
  further.set(key, shelf)
  return shelf
}
