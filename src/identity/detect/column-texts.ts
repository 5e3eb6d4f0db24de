/** What a column holds, counted: the texts, and how often each. Nothing else of a table is needed. */
export interface ColumnTexts {
  readonly name: string
  readonly counts: ReadonlyMap<string, number>
  /** Cells whose text was no longer held apart, because there were too many different ones; each differed from those held. */
  readonly overflow: number
  readonly missing: number
}

export interface CountOptions {
  /** Different texts held. All cells are counted; those beyond only by number. */
  readonly most?: number
}

const markers = new Set([
  '',
  'na',
  'n/a',
  'nan',
  'null',
  'none',
  'nil',
  '.',
  '-',
  '?',
  'nd',
  'missing',
  'unknown',
  'inconnu',
  'inconnue',
  'néant',
  'nr',
  'nc',
])

/** Counts a stream of cells; blank ones and markers of missing ones stand apart. O(cells), memory of `most` texts. */
export async function countTexts(
  name: string,
  cells: Iterable<string | undefined> | AsyncIterable<string | undefined>,
  { most = 200_000 }: CountOptions = {},
): Promise<ColumnTexts> {
  const counter = columnCounter(name, { most })
  for await (const cell of cells) counter.add(cell)
  return counter.texts()
}

export interface ColumnCounter {
  add(cell: string | undefined, times?: number): void
  texts(): ColumnTexts
}

/** The same a cell at a time, for readers that hold many columns. */
export function columnCounter(name: string, { most = 200_000 }: CountOptions = {}): ColumnCounter {
  const counts = new Map<string, number>()
  let [overflow, missing] = [0, 0]
  return {
    add(cell, times = 1) {
      const text = cell?.trim() ?? ''
      const held = counts.get(text)
      if (held !== undefined) counts.set(text, held + times)
      else if (text.length <= 8 && markers.has(text.toLowerCase())) missing += times
      else if (counts.size < most) counts.set(text, times)
      else overflow += times
    },
    texts: () => ({ name, counts, overflow, missing }),
  }
}
