import { type Bands, bandPath, checkBands } from './bands.js'
import { findCodeLevels } from './code-levels.js'
import { everything } from './coded-tree.js'
import { type DayLevel, dayPath } from './days.js'

/**
 * How the values of a column are made coarser, as a person writes it into YAML.
 *
 * - `bands` of numbers, `days` of moments, `codes` of a system by its id, none of which lists a value;
 * - `order`: levels that have an order, joined with their neighbours, 2, 4, 8 … together;
 * - `paths`: every value with its levels, as ARX's files hold them;
 * - `whole`: the value, or nothing of it.
 */
export type HierarchySpec =
  | ({ readonly kind: 'bands' } & Bands)
  | { readonly kind: 'days'; readonly levels: readonly DayLevel[] }
  | { readonly kind: 'codes'; readonly system: string }
  | { readonly kind: 'order'; readonly levels: readonly string[] }
  | { readonly kind: 'paths'; readonly paths: readonly (readonly string[])[] }
  | { readonly kind: 'whole' }

/** From a value (a number, moments in epoch milliseconds, else a text) to its path, all of one length; undefined where it has none. */
export type PathOf = (value: number | string) => readonly string[] | undefined

/** The paths of a spec. Throws `bad-option` for bands that do not nest and a system that is not known. */
export function pathsOf(spec: HierarchySpec): PathOf {
  switch (spec.kind) {
    case 'bands':
      checkBands(spec)
      return (value) => (typeof value === 'number' ? bandPath(value, spec) : undefined)
    case 'days':
      return (value) => (typeof value === 'number' ? dayPath(value, spec.levels) : undefined)
    case 'codes': {
      const system = findCodeLevels(spec.system)
      return (value) => {
        const text = String(value)
        if (system === undefined || !(system.holds ?? system.contains)(text)) return undefined
        return [text, ...system.above(text), everything]
      }
    }
    case 'order': {
      const paths = new Map(orderPaths(spec.levels).map((path) => [path[0]!, path]))
      return (value) => paths.get(String(value))
    }
    case 'paths': {
      const isClosed = spec.paths.every((path) => path.length > 1 && path.at(-1) === spec.paths[0]?.at(-1))
      const paths = new Map(spec.paths.map((path) => [path[0]!, isClosed ? path : [...path, everything]]))
      return (value) => paths.get(String(value))
    }
    case 'whole':
      return (value) => [String(value), everything]
  }
}

/** Every value that a spec lists; undefined where it lists none. */
export function listedValues(spec: HierarchySpec): readonly string[] | undefined {
  if (spec.kind === 'order') return spec.levels
  return spec.kind === 'paths' ? spec.paths.map((path) => path[0]!) : undefined
}

/** Neighbours joined, 2, 4, 8 … together, until two are left. */
function orderPaths(levels: readonly string[]): string[][] {
  const sizes: number[] = []
  for (let size = 2; levels.length / size > 1; size *= 2) sizes.push(size)
  return levels.map((level, at) => [level, ...sizes.map((size) => joined(levels, at, size)), everything])
}

function joined(levels: readonly string[], at: number, size: number): string {
  const first = at - (at % size)
  const last = Math.min(first + size, levels.length) - 1
  return first === last ? levels[first]! : `${levels[first]} – ${levels[last]}`
}
