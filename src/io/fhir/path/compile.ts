import { compiledBinary } from './binary.js'
import type { CompiledPath } from './compiled-path.js'
import { functionOf } from './functions.js'
import { childrenOf, typedChildren } from './members.js'
import { type PathNode, parsePath } from './parse.js'
import { badPath } from './tokens.js'

export type Constants = ReadonlyMap<string, unknown>

/**
 * A path of SQL-on-FHIR's shareable subset as closures over plain JSON, without a data model: types of choices come from the
 * names of their elements (`valueQuantity`). Throws `bad-option` for what is not of the subset, and for unknown constants.
 */
export function compilePath(path: string, constants: Constants = new Map()): CompiledPath {
  return compiled(parsePath(path))

  function compiled(tree: PathNode): CompiledPath {
    switch (tree.node) {
      case 'literal': {
        const found = [tree.value]
        return () => found
      }
      case 'empty':
        return () => []
      case 'this':
        return (node) => [node]
      case 'variable':
        return variable(tree.name)
      case 'member': {
        // A type in front of a path names the resource itself.
        const { name } = tree
        if (tree.of.node === 'this') return (node) => (isOfType(node, name) ? [node] : childrenOf([node], name))
        const of = compiled(tree.of)
        return (node, scope) => childrenOf(of(node, scope), name)
      }
      case 'item':
        return item(compiled(tree.of), compiled(tree.index))
      case 'call':
        return call(tree)
      case 'negative': {
        const of = compiled(tree.of)
        return (node, scope) => of(node, scope).map((value) => -(value as number))
      }
      case 'binary':
        return compiledBinary(tree.sign, compiled(tree.left), compiled(tree.right)) ?? unknown(`"${tree.sign}"`)
    }
  }

  function variable(name: string): CompiledPath {
    if (name === 'rowIndex') return (_, { rowIndex }) => [rowIndex]
    if (name === 'resource' || name === 'context') return (_, { resource }) => [resource]
    if (!constants.has(name)) throw badPath(path, `unknown constant "${name}"`)
    const found = [constants.get(name)]
    return () => found
  }

  function call({ of, name, arguments: given }: Extract<PathNode, { node: 'call' }>): CompiledPath {
    const [first] = given
    if (name === 'ofType') {
      const type = typeName(first)
      if (type === undefined) throw badPath(path, 'ofType() takes a type')
      if (of.node === 'member') {
        const above = compiled(of.of)
        return (node, scope) => typedChildren(above(node, scope), { name: of.name, type })
      }
      const inner = compiled(of)
      return (node, scope) => inner(node, scope).filter((each) => isOfType(each, type))
    }
    if (name === 'getReferenceKey') {
      const type = typeName(first)
      if (first !== undefined && type === undefined) throw badPath(path, 'getReferenceKey() takes a type')
      const inner = compiled(of)
      return (node, scope) => inner(node, scope).flatMap((each) => referenceKey(each, type) ?? [])
    }
    const known = functionOf(name, given.map(compiled))
    if (known === undefined) return unknown(`"${name}()"`)
    const inner = compiled(of)
    return (node, scope) => known(inner(node, scope), node, scope)
  }

  function unknown(what: string): never {
    throw badPath(path, `${what} with these arguments is not of the subset for views`)
  }
}

function item(of: CompiledPath, index: CompiledPath): CompiledPath {
  return (node, scope) => {
    const at = index(node, scope)[0]
    const found = typeof at === 'number' ? of(node, scope)[at] : undefined
    return found === undefined ? [] : [found]
  }
}

function typeName(tree: PathNode | undefined): string | undefined {
  return tree?.node === 'member' ? tree.name : undefined
}

const typesOfJson: Readonly<Record<string, readonly string[]>> = {
  string: ['string', 'code', 'id', 'uri', 'date', 'dateTime', 'instant', 'markdown', 'url', 'canonical'],
  number: ['integer', 'decimal', 'positiveInt', 'unsignedInt'],
  boolean: ['boolean'],
}

function isOfType(element: unknown, type: string): boolean {
  if (typeof element === 'object' && element !== null)
    return (element as { readonly resourceType?: unknown }).resourceType === type
  return typesOfJson[typeof element]?.includes(type) === true
}

/** `Patient/12` of a relative reference, whatever its version; nothing of contained, absolute and conditional ones. */
export function referenceKey(element: unknown, type?: string): string | undefined {
  const text = (element as { readonly reference?: unknown } | null)?.reference
  if (typeof text !== 'string') return undefined
  const [, found, id] = /^([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})(?:\/_history\/[^/]+)?$/.exec(text) ?? []
  return found === undefined || (type !== undefined && type !== found) ? undefined : `${found}/${id}`
}
