/** What a code is a kind of: a diagnosis of a category, a drug of a group, a place of a region. */
export interface Hierarchy {
  readonly id: string
  readonly title: string
  /** Whether a text is a code of it, of any level. */
  contains(code: string): boolean
  /** What the code is a kind of, nearest first; empty at the top. */
  ancestorsOf(code: string): readonly string[]
  /** Of places: what is learnt in the place of codes (`learnt: region`), and the public codes that fill it. */
  readonly regions?: Regions
}

/** The level of a hierarchy of places at which people live together in thousands. */
export interface Regions {
  /** What a region is to its codes, in words. */
  readonly title: string
  all(): readonly string[]
  /** Whether a text is a code of the lowest level that is given out. */
  isCode(text: string): boolean
  /** Codes that lie in the region, from a public table. */
  codesOf(region: string): readonly string[]
}

/** The region of a code; undefined for what lies in none. */
export function regionOf(code: string, hierarchy: Hierarchy): string | undefined {
  const { regions, ancestorsOf } = hierarchy
  const all = allRegions(regions)
  return [code, ...ancestorsOf(code)].find((each) => all.has(each))
}

const known = new WeakMap<Regions, ReadonlySet<string>>()

function allRegions(regions: Regions | undefined): ReadonlySet<string> {
  if (regions === undefined) return new Set()
  const all = known.get(regions) ?? new Set(regions.all())
  known.set(regions, all)
  return all
}

/** Ancestors by cutting a code to these lengths, longest first; a cut ends in no dot. */
export function ancestorsByLength(code: string, lengths: readonly number[]): string[] {
  return lengths.filter((length) => length < code.length).map((length) => code.slice(0, length).replace(/\.$/, ''))
}
