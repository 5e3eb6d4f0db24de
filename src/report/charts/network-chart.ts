import { type Html, html } from '../html.js'

interface Graph {
  readonly nodes: readonly string[]
  readonly edges: readonly (readonly [from: string, to: string])[]
}

const lineHeight = 21
const labelWidth = 190
const mostReach = 420
const longestName = 24

/** A directed graph without circles as arcs: columns one below the other, each below all it was drawn from. O(nodes × edges). */
export function networkChart(graph: Graph, label: string): Html {
  const order = parentsFirst(graph)
  const place = new Map(order.map((node, index) => [node, index]))
  const y = (node: string) => (place.get(node) ?? 0) * lineHeight + lineHeight
  const reach = Math.min(mostReach, 24 + (order.length * lineHeight) / 2)
  const [width, height] = [labelWidth + reach + 16, (order.length + 1) * lineHeight]
  const arcs = graph.edges.map(([from, to]) => {
    const [start, end] = [y(from), y(to)]
    const bend = labelWidth + Math.min(reach, 24 + Math.abs(end - start) / 2)
    return html`<path d="M${labelWidth} ${start}C${bend} ${start} ${bend} ${end} ${labelWidth + 7} ${end}"/>`
  })
  const heads = [...new Set(graph.edges.map(([, to]) => to))].map(
    (to) => html`<path d="M${labelWidth + 1} ${y(to)}l8 -4v8z"/>`,
  )
  const names = order.map(
    (node) =>
      html`<text x="${labelWidth - 8}" y="${y(node) + 4}">${node.length > longestName ? `${node.slice(0, longestName - 1)}…` : node}</text>`,
  )
  return html`<svg role="img" aria-label="${label}" class="network" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<g fill="none" stroke="var(--synthetic)" stroke-width="1.5" stroke-opacity=".7">${arcs}</g><g fill="var(--synthetic)">${heads}</g>
<g fill="currentColor" font-size="12" text-anchor="end">${names}</g></svg>`
}

/** Every node after its parents, and right after one of them where that is possible. */
function parentsFirst({ nodes, edges }: Graph): string[] {
  const placed: string[] = []
  const left = new Set([...nodes, ...edges.flat()])
  while (left.size > 0) {
    const free = [...left].filter((node) => edges.every(([from, to]) => to !== node || !left.has(from)))
    // A child of the node placed last keeps arcs short; a circle, which no network has, is cut at its first node.
    const last = placed.at(-1)
    const next =
      free.find((node) => edges.some(([from, to]) => from === last && to === node)) ?? free[0] ?? [...left][0]!
    placed.push(next)
    left.delete(next)
  }
  return placed
}
