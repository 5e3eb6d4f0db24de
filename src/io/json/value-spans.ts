import type { ValueSpan } from '../rewrite/text-document.js'

/** A place in the tree of documents: an object's keys, an array's elements together. */
export interface PathNode {
  /** As in JSONPath, without `$.`: `name.given[*]`, keys of other signs in brackets. */
  readonly path: string
  readonly keys: Map<string, PathNode>
  elements?: PathNode
}

export function rootNode(): PathNode {
  return { path: '', keys: new Map() }
}

const deepest = 500

/**
 * Where the values of a JSON text lie, so that single ones can be replaced and every other sign stays: order of keys, blanks,
 * digits beyond 2^53. Nodes that are new are added to the tree. `isDropped` says of a column that its values are cut out. Undefined
 * for what is no JSON, and for more than 500 levels.
 */
export function valueSpans(
  text: string,
  {
    root,
    isDropped = () => false,
    nodeAt = (node) => node,
    onContainer = () => undefined,
  }: {
    readonly root: PathNode
    readonly isDropped?: (column: string) => boolean
    /** The place in the tree of an object that begins at a sign of the text, where it is not that of its key: a resource. */
    readonly nodeAt?: (node: PathNode, at: number) => PathNode
    /** Told of every object and list with its place in the text, after what it holds. */
    readonly onContainer?: (node: PathNode, start: number, end: number) => void
  },
): ValueSpan[] | undefined {
  const spans: ValueSpan[] = []
  let at = 0
  return value(root, 0) && blanks() === text.length ? spans : undefined

  function blanks(): number {
    while (at < text.length && ' \t\n\r'.includes(text[at]!)) at++
    return at
  }

  function value(node: PathNode, depth: number): boolean {
    blanks()
    const start = at
    const sign = text[at]
    if (depth > deepest || sign === undefined) return false
    if (sign === '{' || sign === '[') {
      const own = sign === '{' ? nodeAt(node, at) : node
      if (!members(own, { depth, isObject: sign === '{' })) return false
      onContainer(node, start, at)
      return true
    }
    if (!leaf(sign)) return false
    spans.push({ column: node.path, start, end: at, cut: [start, at] })
    return true
  }

  function leaf(sign: string): boolean {
    if (sign === '"') return quoted()
    const found = /(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/y
    found.lastIndex = at
    if (!found.test(text)) return false
    at = found.lastIndex
    return true
  }

  function quoted(): boolean {
    for (at++; at < text.length; at++) {
      if (text[at] === '\\') at++
      else if (text[at] === '"') {
        at++
        return true
      }
    }
    return false
  }

  function members(
    node: PathNode,
    { depth, isObject }: { readonly depth: number; readonly isObject: boolean },
  ): boolean {
    const close = isObject ? '}' : ']'
    at++
    blanks()
    if (text[at] === close) {
      at++
      return true
    }
    let [hasKept, before] = [false, at]
    for (;;) {
      blanks()
      const start = at
      let child: PathNode
      if (isObject) {
        if (text[at] !== '"' || !quoted()) return false
        child = keyNode(node, keyOf(text.slice(start, at)))
        blanks()
        if (text[at] !== ':') return false
        at++
      } else child = elementNode(node)
      const count = spans.length
      if (!value(child, depth + 1)) return false
      const end = at
      blanks()
      const isEnd = text[at] === close
      if (!isEnd && text[at] !== ',') return false
      at++
      const last = spans[count]
      const isCut =
        last !== undefined && spans.length === count + 1 && last.column === child.path && isDropped(child.path)
      if (isCut) {
        const next = isEnd ? end : blanks()
        spans[count] = { ...last, cut: hasKept ? [before, end] : [start, next] }
      } else hasKept = true
      before = end
      if (isEnd) return true
    }
  }
}

/** The text of a key or a string as it stands, with its quotes. */
export function keyOf(quoted: string): string {
  return quoted.includes('\\') ? (JSON.parse(quoted) as string) : quoted.slice(1, -1)
}

export function keyNode(node: PathNode, key: string): PathNode {
  const known = node.keys.get(key)
  if (known !== undefined) return known
  const plain = /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key)
  const path = plain ? (node.path === '' ? key : `${node.path}.${key}`) : `${node.path}[${JSON.stringify(key)}]`
  const made: PathNode = { path, keys: new Map() }
  node.keys.set(key, made)
  return made
}

function elementNode(node: PathNode): PathNode {
  node.elements ??= { path: `${node.path}[*]`, keys: new Map() }
  return node.elements
}
