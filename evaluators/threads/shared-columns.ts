import type { Column } from '../../src/table/index.js'

/**
 * Copies columns into memory that all threads read, each array once: handed to a thread, columns are otherwise copied for each.
 */
export function sharing(): (column: Column) => Column {
  const copies = new Map<object, Column>()
  return (column) => {
    const key = column.type === 'number' ? column.values : column.codes
    const known = copies.get(key)
    if (known !== undefined && known.name === column.name) return known
    const copy = inSharedMemory(column)
    copies.set(key, copy)
    return copy
  }
}

function inSharedMemory(column: Column): Column {
  if (column.type === 'level') return { ...column, codes: sharedCopy(new Int32Array(room(column.codes)), column.codes) }
  const valid = column.valid && sharedCopy(new Uint8Array(room(column.valid)), column.valid)
  const flags = column.flags && sharedCopy(new Uint8Array(room(column.flags)), column.flags)
  return {
    ...column,
    values: sharedCopy(new Float64Array(room(column.values)), column.values),
    valid,
    ...(flags && { flags }),
  }
}

function room({ byteLength }: { readonly byteLength: number }): SharedArrayBuffer {
  return new SharedArrayBuffer(byteLength)
}

function sharedCopy<Cells extends { set(from: ArrayLike<number>): void }>(
  copy: Cells,
  cells: ArrayLike<number>,
): Cells {
  copy.set(cells)
  return copy
}
