import type { CompiledPath } from './compiled-path.js'

type Operation = (left: readonly unknown[], right: readonly unknown[]) => readonly unknown[]

const operations: Readonly<Record<string, Operation>> = {
  '=': (left, right) => equality(left, right),
  '!=': (left, right) => equality(left, right).map((same) => !same),
  '~': (left, right) => [sameLists(left, right)],
  '!~': (left, right) => [!sameLists(left, right)],
  '<': (left, right) => ordered(left, right, (order) => order < 0),
  '<=': (left, right) => ordered(left, right, (order) => order <= 0),
  '>': (left, right) => ordered(left, right, (order) => order > 0),
  '>=': (left, right) => ordered(left, right, (order) => order >= 0),
  '+': (left, right) => single(left, right, (a, b) => (typeof a === 'string' ? a + String(b) : Number(a) + Number(b))),
  '-': (left, right) => single(left, right, (a, b) => Number(a) - Number(b)),
  '*': (left, right) => single(left, right, (a, b) => Number(a) * Number(b)),
  '/': (left, right) => single(left, right, (a, b) => (Number(b) === 0 ? undefined : Number(a) / Number(b))),
  div: (left, right) =>
    single(left, right, (a, b) => (Number(b) === 0 ? undefined : Math.trunc(Number(a) / Number(b)))),
  mod: (left, right) => single(left, right, (a, b) => (Number(b) === 0 ? undefined : Number(a) % Number(b))),
  '&': (left, right) => [`${left[0] ?? ''}${right[0] ?? ''}`],
  '|': (left, right) => distinct([...left, ...right]),
  in: (left, right) => (left.length === 0 ? [] : [right.some((each) => same(each, left[0]))]),
  contains: (left, right) => (right.length === 0 ? [] : [left.some((each) => same(each, right[0]))]),
  and: (left, right) => truth(left, right, (a, b) => (a === false || b === false ? false : a && b)),
  or: (left, right) =>
    truth(left, right, (a, b) => (a === true || b === true ? true : a === false && b === false ? false : undefined)),
  xor: (left, right) => truth(left, right, (a, b) => (a === undefined || b === undefined ? undefined : a !== b)),
  implies: (left, right) =>
    truth(left, right, (a, b) => (a === false || b === true ? true : a === true ? b : undefined)),
}

/** An operator between two paths; nothing for one that is not known. Empty operands give empty answers, as FHIRPath says. */
export function compiledBinary(sign: string, left: CompiledPath, right: CompiledPath): CompiledPath | undefined {
  const operation = operations[sign]
  return operation && ((node, scope) => operation(left(node, scope), right(node, scope)))
}

/** Each element once. O(n²): such lists are short. */
export function distinct(elements: readonly unknown[]): unknown[] {
  return elements.filter((element, index) => elements.findIndex((other) => same(other, element)) === index)
}

function equality(left: readonly unknown[], right: readonly unknown[]): boolean[] {
  return left.length === 0 || right.length === 0 ? [] : [sameLists(left, right)]
}

function sameLists(left: readonly unknown[], right: readonly unknown[]): boolean {
  return left.length === right.length && left.every((each, index) => same(each, right[index]))
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b))
}

function ordered(left: readonly unknown[], right: readonly unknown[], holds: (order: number) => boolean): unknown[] {
  return single(left, right, (a, b) =>
    typeof a !== typeof b || (typeof a !== 'number' && typeof a !== 'string')
      ? undefined
      : holds(a === b ? 0 : a < (b as typeof a) ? -1 : 1),
  )
}

function single(
  left: readonly unknown[],
  right: readonly unknown[],
  of: (a: unknown, b: unknown) => unknown,
): unknown[] {
  const found = left.length === 1 && right.length === 1 ? of(left[0], right[0]) : undefined
  return found === undefined ? [] : [found]
}

/** Three-valued logic; a single element that is no boolean counts as true. */
function truth(
  left: readonly unknown[],
  right: readonly unknown[],
  of: (a: boolean | undefined, b: boolean | undefined) => boolean | undefined,
): boolean[] {
  const found = of(truthOf(left), truthOf(right))
  return found === undefined ? [] : [found]
}

/** Of a list: its only boolean, true for another only element, undefined for none. */
export function truthOf(elements: readonly unknown[]): boolean | undefined {
  if (elements.length !== 1) return undefined
  return typeof elements[0] === 'boolean' ? elements[0] : true
}
