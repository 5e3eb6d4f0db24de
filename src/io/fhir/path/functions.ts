import { distinct, truthOf } from './binary.js'
import type { CompiledPath, PathScope } from './compiled-path.js'
import { childrenOf } from './members.js'

type PathFunction = (input: readonly unknown[], node: unknown, scope: PathScope) => readonly unknown[]

const none = (argumentCount: number, of: PathFunction) => (given: readonly CompiledPath[]) =>
  given.length === argumentCount ? of : undefined
const one = (of: (given: CompiledPath) => PathFunction) => (given: readonly CompiledPath[]) =>
  given.length === 1 ? of(given[0]!) : undefined

const holds = (criterion: CompiledPath, scope: PathScope) => (element: unknown) =>
  truthOf(criterion(element, scope)) === true

/** Functions of the shareable subset, and a few that come for nothing: one line each. */
const functions: Readonly<Record<string, (given: readonly CompiledPath[]) => PathFunction | undefined>> = {
  where: one((criterion) => (input, _, scope) => input.filter(holds(criterion, scope))),
  select: one((path) => (input, _, scope) => input.flatMap((each) => path(each, scope))),
  all: one((criterion) => (input, _, scope) => [input.every(holds(criterion, scope))]),
  exists: (given) =>
    given.length === 0
      ? (input) => [input.length > 0]
      : given.length === 1
        ? (input, _, scope) => [input.some(holds(given[0]!, scope))]
        : undefined,
  empty: none(0, (input) => [input.length === 0]),
  not: none(0, (input) => input.slice(0, 1).map((each) => each === false)),
  first: none(0, (input) => input.slice(0, 1)),
  last: none(0, (input) => input.slice(-1)),
  tail: none(0, (input) => input.slice(1)),
  count: none(0, (input) => [input.length]),
  distinct: none(0, distinct),
  single: none(0, (input) => input.slice(0, 1)),
  toString: none(0, (input) => input.map(String)),
  join: (given) =>
    given.length > 1
      ? undefined
      : (input, node, scope) => (input.length === 0 ? [] : [input.join(String(given[0]?.(node, scope)[0] ?? ''))]),
  extension: one((url) => (input, node, scope) => {
    const wanted = url(node, scope)[0]
    return childrenOf(input, 'extension').filter((each) => (each as { readonly url?: unknown }).url === wanted)
  }),
  startsWith: one((text) => textTest(text, (own, other) => own.startsWith(other))),
  endsWith: one((text) => textTest(text, (own, other) => own.endsWith(other))),
  getResourceKey: none(0, (input) =>
    input.flatMap((each) => {
      const { resourceType, id } = each as { readonly resourceType?: string; readonly id?: string }
      return resourceType === undefined || id === undefined ? [] : [`${resourceType}/${id}`]
    }),
  ),
}

/** A function by its name with its arguments; nothing where it is not known, or takes other arguments. */
export function functionOf(name: string, given: readonly CompiledPath[]): PathFunction | undefined {
  return Object.hasOwn(functions, name) ? functions[name]?.(given) : undefined
}

function textTest(text: CompiledPath, holdsFor: (own: string, other: string) => boolean): PathFunction {
  return (input, node, scope) => {
    const other = text(node, scope)[0]
    return input.map((each) => typeof each === 'string' && typeof other === 'string' && holdsFor(each, other))
  }
}
