/** The members of each key, keys in the order they first came. */
export function groupBy<Value, Key>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const value of values) {
    const members = groups.get(keyOf(value))
    if (members === undefined) groups.set(keyOf(value), [value])
    else members.push(value)
  }
  return groups
}
