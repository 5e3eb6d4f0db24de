import type { TextEvidence, TextSpan } from './text-span.js'

const order: readonly TextEvidence[] = ['key', 'known', 'form', 'trigger', 'dictionary']

/**
 * The union of spans, without overlap: of two that overlap the longer stays, of equals the surer, of equals the first; what
 * of the other lies outside stays as a span of its own where it holds a letter or digit. In order of place.
 */
export function mergeSpans(spans: readonly TextSpan[], text: string): readonly TextSpan[] {
  const ranked = [...spans].sort(
    (a, b) =>
      Number(b.evidence === 'key') - Number(a.evidence === 'key') ||
      b.end - b.start - (a.end - a.start) ||
      order.indexOf(a.evidence) - order.indexOf(b.evidence),
  )
  const kept: TextSpan[] = []
  for (const span of ranked)
    for (const rest of without(span, kept)) if (/[\p{L}\d]/u.test(text.slice(rest.start, rest.end))) kept.push(rest)
  return kept.sort((a, b) => a.start - b.start)
}

function without(span: TextSpan, kept: readonly TextSpan[]): TextSpan[] {
  let left = [span]
  for (const other of kept)
    left = left.flatMap((each) =>
      other.end <= each.start || other.start >= each.end
        ? [each]
        : [
            ...(each.start < other.start ? [{ ...each, end: other.start }] : []),
            ...(each.end > other.end ? [{ ...each, start: other.end }] : []),
          ],
    )
  return left
}
