import type { Rng } from '../../src/math/index.js'
import type { TreeRows } from './tree.js'

const passes = 8

/**
 * A cluster a row, by k-means on indicator variables of the codes. Centres start halfway between a random row and even
 * shares. O(passes × rows × clusters × columns).
 */
export function clusterRows(
  { columns, rowCount }: TreeRows,
  { clusters, rng }: { readonly clusters: number; readonly rng: Rng },
): Uint16Array {
  const labels = new Uint16Array(rowCount)
  if (clusters === 1) return labels
  // Centres by column, cell code·clusters + cluster: the share of the cluster's rows with the code.
  let centres: Float32Array[] = columns.map(({ size }) => new Float32Array(size * clusters).fill(0.5 / size))
  for (let cluster = 0; cluster < clusters; cluster++) {
    const row = rng.below(rowCount)
    columns.forEach(({ codes }, column) => {
      const cell = codes[row]! * clusters + cluster
      const centre = centres[column] as Float32Array
      centre[cell] = centre[cell]! + 0.5
    })
  }
  const near = new Float32Array(clusters)
  for (let pass = 0; pass < passes; pass++) {
    const norms = new Float32Array(clusters)
    for (const centre of centres) addSquares(norms, centre)
    for (let row = 0; row < rowCount; row++) {
      // |x − c|² up to a constant: the centre's square less twice what it shares with the row.
      for (let cluster = 0; cluster < clusters; cluster++) near[cluster] = norms[cluster]!
      for (let column = 0; column < columns.length; column++) {
        const start = columns[column]!.codes[row]! * clusters
        const centre = centres[column]!
        for (let cluster = 0; cluster < clusters; cluster++)
          near[cluster] = near[cluster]! - 2 * centre[start + cluster]!
      }
      let best = 0
      for (let cluster = 1; cluster < clusters; cluster++) if (near[cluster]! < near[best]!) best = cluster
      labels[row] = best
    }
    centres = meansOf(labels, { columns, rowCount }, clusters)
  }
  return labels
}

function addSquares(sums: Float32Array, centre: Float32Array): void {
  const clusters = sums.length
  for (let cell = 0; cell < centre.length; cell++)
    sums[cell % clusters] = sums[cell % clusters]! + centre[cell]! * centre[cell]!
}

function meansOf(labels: Uint16Array, { columns, rowCount }: TreeRows, clusters: number): Float32Array[] {
  const sizes = new Float64Array(clusters)
  for (let row = 0; row < rowCount; row++) sizes[labels[row]!] = sizes[labels[row]!]! + 1
  return columns.map(({ codes, size }) => {
    const means = new Float32Array(size * clusters)
    for (let row = 0; row < rowCount; row++) {
      const cell = codes[row]! * clusters + labels[row]!
      means[cell] = means[cell]! + 1
    }
    // An empty cluster lies far away from every row.
    return means.map((count, cell) => (sizes[cell % clusters]! > 0 ? count / sizes[cell % clusters]! : 1))
  })
}
