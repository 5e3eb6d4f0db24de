import type { ModelCard } from '../model.js'

/** The structure of a model as plain data, for JSON. Columns without arrows are listed too. */
export function describe({ graph }: ModelCard): {
  nodes: readonly string[]
  edges: readonly { from: string; to: string }[]
} {
  return {
    nodes: graph?.nodes ?? [],
    edges: (graph?.edges ?? []).map(([from, to]) => ({ from, to })),
  }
}

/** The structure of a model in the DOT language of Graphviz, one arrow a line: `dot -Tsvg`. */
export function toDot(card: ModelCard): string {
  const { nodes, edges } = describe(card)
  return [
    `digraph ${quote(card.model)} {`,
    ...nodes.map((node) => `  ${quote(node)}`),
    ...edges.map(({ from, to }) => `  ${quote(from)} -> ${quote(to)}`),
    '}',
    '',
  ].join('\n')
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
}
