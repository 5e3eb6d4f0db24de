import type { ZodError, ZodType } from 'zod'
import type { Issue } from '../errors.js'
import { didYouMean } from './did-you-mean.js'

/**
 * What a zod schema had against a file or a call, one issue a problem: `split.trian: unknown key (did you mean "train"?)`.
 * Paths are written as in JavaScript; `whole` names the value itself. No value is quoted.
 */
export function parseIssues(
  error: ZodError,
  { schema, whole }: { readonly schema: ZodType; readonly whole: string },
): Issue[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const known = keysAt(schema.toJSONSchema({ io: 'input', unrepresentable: 'any' }), issue.path)
      return issue.keys.map((key) => ({
        message: `${pathText([...issue.path, key], whole)}: unknown key${didYouMean(key, known)}`,
      }))
    }
    return [{ message: `${pathText(issue.path, whole)}: ${lowerFirst(issue.message)}` }]
  })
}

interface ShapeNode {
  readonly properties?: Readonly<Record<string, ShapeNode>>
  readonly items?: ShapeNode
  readonly anyOf?: readonly ShapeNode[]
  readonly oneOf?: readonly ShapeNode[]
}

/** The keys an object may have at a path of a JSON Schema without references; those of all its alternatives together. */
function keysAt(root: unknown, path: readonly PropertyKey[]): string[] {
  let nodes = alternatives(root as ShapeNode)
  for (const part of path)
    nodes = nodes
      .map((node) => (typeof part === 'number' ? node.items : node.properties?.[String(part)]))
      .flatMap((node) => (node === undefined ? [] : alternatives(node)))
  return [...new Set(nodes.flatMap((node) => Object.keys(node.properties ?? {})))]
}

function alternatives(node: ShapeNode): ShapeNode[] {
  return [node, ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap(alternatives)]
}

function pathText(path: readonly PropertyKey[], whole: string): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  return text.replace(/^\./, '') || whole
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
