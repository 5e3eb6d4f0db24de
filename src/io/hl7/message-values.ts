import { type Hl7Separators, hl7Headers } from './separators.js'

/** A segment of a message and where it lies in the text: from its first letter to behind its line end. */
export interface Hl7Segment {
  readonly name: string
  readonly start: number
  readonly end: number
  readonly values: readonly Hl7Value[]
}

/** A value that holds no others: not empty, as it stands between separators, escapes and all. */
export interface Hl7Value {
  /** From 1, as the standard counts: MSH-1 is the separator itself, so that MSH-3 is the first of its values here. */
  readonly field: number
  /** From 0. */
  readonly repetition: number
  /** From 1; a field without components has one. */
  readonly component: number
  /** From 1; a component without any has one. */
  readonly subcomponent: number
  readonly start: number
  readonly end: number
  readonly raw: string
}

/**
 * The segments of a message (or of a header around messages) with their values. `""`, which deletes a value, is one like others.
 * Undefined where a line is no segment: three capitals or digits and a separator, or the end.
 */
export function hl7Segments(text: string, separators: Hl7Separators): readonly Hl7Segment[] | undefined {
  const segments: Hl7Segment[] = []
  let at = 0
  while (at < text.length) {
    const sign = text[at]!
    if (sign === '\r' || sign === '\n' || sign === '\u000b' || sign === '\u001c') {
      at++
      continue
    }
    let stop = at
    while (stop < text.length && !isEnd(text.charCodeAt(stop))) stop++
    let end = stop
    if (text[end] === '\r') end++
    if (text[end] === '\n') end++
    const name = text.slice(at, at + 3)
    if (!/^[A-Z][A-Z0-9]{2}$/.test(name) || (at + 3 < stop && text[at + 3] !== separators.field)) return undefined
    segments.push({ name, start: at, end, values: valuesOf(text, { name, start: at + 4, stop, separators }) })
    at = end
  }
  return segments
}

function isEnd(unit: number): boolean {
  return unit === 13 || unit === 10 || unit === 28
}

function valuesOf(
  text: string,
  {
    name,
    start,
    stop,
    separators,
  }: { readonly name: string; readonly start: number; readonly stop: number; readonly separators: Hl7Separators },
): Hl7Value[] {
  const values: Hl7Value[] = []
  const isHeader = (hl7Headers as readonly string[]).includes(name)
  let field = isHeader ? 2 : 1
  let from = start
  if (isHeader) {
    // The second field says the separators: it holds nothing else.
    while (from < stop && text[from] !== separators.field) from++
    from++
    field = 3
  }
  let [repetition, component, subcomponent] = [0, 1, 1]
  for (let at = from; at <= stop; at++) {
    const sign = at < stop ? text[at]! : separators.field
    const isSeparator =
      sign === separators.field ||
      sign === separators.component ||
      sign === separators.repetition ||
      sign === separators.subcomponent
    if (!isSeparator) continue
    if (at > from)
      values.push({ field, repetition, component, subcomponent, start: from, end: at, raw: text.slice(from, at) })
    from = at + 1
    if (sign === separators.field) {
      field++
      repetition = 0
      component = subcomponent = 1
    } else if (sign === separators.repetition) {
      repetition++
      component = subcomponent = 1
    } else if (sign === separators.component) {
      component++
      subcomponent = 1
    } else subcomponent++
  }
  return values
}
