import type { Rng } from '../math/index.js'

const layers = 128
/** Where the tail begins, and the area of every layer: the values of Marsaglia and Tsang for 128 layers. */
const tailStart = 3.442619855899
const layerArea = 9.91256303526217e-3
const { edges, ratios } = buildLayers()

/**
 * Fills an array with independent standard normal numbers, several times faster than `rng.normal()`. The ziggurat method;
 * the layer and the place in it come from different bits of a draw, as Doornik advises. Not for differential privacy.
 * G. Marsaglia, W. W. Tsang, J. Stat. Softw. 5(8), 2000; J. A. Doornik, An improved ziggurat method, 2005.
 */
export function fillNormal(out: Float32Array, rng: Rng): Float32Array {
  for (let index = 0; index < out.length; index++) {
    const bits = rng.uint32()
    const layer = bits & (layers - 1)
    // 25 bits of place, sign included; half a unit keeps it off 0 and symmetrical.
    const place = ((bits >>> 7) + 0.5) / 16777216 - 1
    out[index] = Math.abs(place) < ratios[layer]! ? place * edges[layer]! : drawEdge(layer, place, rng)
  }
  return out
}

/** The rare draws: under the curve's edge, in the tail, or again. */
function drawEdge(firstLayer: number, firstPlace: number, rng: Rng): number {
  let layer = firstLayer
  let place = firstPlace
  for (;;) {
    if (Math.abs(place) < ratios[layer]!) return place * edges[layer]!
    if (layer === 0) return drawTail(place < 0, rng)
    const value = place * edges[layer]!
    const low = Math.exp(-0.5 * (edges[layer]! * edges[layer]! - value * value))
    const high = Math.exp(-0.5 * (edges[layer + 1]! * edges[layer + 1]! - value * value))
    if (low + rng.uniform() * (high - low) < 1) return value
    layer = rng.below(layers)
    place = 2 * rng.uniform() - 1
  }
}

function drawTail(isNegative: boolean, rng: Rng): number {
  for (;;) {
    const beyond = -Math.log(1 - rng.uniform()) / tailStart
    const height = -Math.log(1 - rng.uniform())
    if (2 * height > beyond * beyond) return isNegative ? -tailStart - beyond : tailStart + beyond
  }
}

/** Right ends of the layers, the base first, and the share of each that lies under the next. */
function buildLayers(): { readonly edges: Float64Array; readonly ratios: Float64Array } {
  const edges = new Float64Array(layers + 1)
  let density = Math.exp(-0.5 * tailStart * tailStart)
  edges[0] = layerArea / density
  edges[1] = tailStart
  for (let layer = 2; layer < layers; layer++) {
    const previous = edges[layer - 1]!
    edges[layer] = Math.sqrt(-2 * Math.log(layerArea / previous + density))
    density = Math.exp(-0.5 * edges[layer]! * edges[layer]!)
  }
  const ratios = new Float64Array(layers)
  for (let layer = 0; layer < layers; layer++) ratios[layer] = edges[layer + 1]! / edges[layer]!
  return { edges, ratios }
}
