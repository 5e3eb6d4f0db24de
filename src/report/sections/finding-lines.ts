import type { Finding } from '../findings.js'
import { type Html, html } from '../html.js'
import type { Language } from '../language/language.js'

type Of<Kind extends Finding['kind']> = Extract<Finding, { readonly kind: Kind }>

interface FindingKind<Kind extends Finding['kind']> {
  /** The metrics whose criterion such a finding tells in words. */
  told(finding: Of<Kind>): readonly string[]
  text(finding: Of<Kind>, language: Language): string
}

const statementKind: Readonly<Record<string, 'rule' | 'relation'>> = {
  'validity.rules': 'rule',
  'validity.relations': 'relation',
  'validity.found-relations': 'relation',
}

/** In the order of the page. */
const kinds: { readonly [Kind in Finding['kind']]: FindingKind<Kind> } = {
  copies: {
    told: () => ['privacy.exact-copies'],
    text: ({ share, unseen }, { words, numbers }) =>
      words.findings.copies({ share: numbers.share(share), unseen: orNull(unseen, numbers.share) }),
  },
  broken: {
    told: ({ metric }) => ['validity.rules', 'validity.relations', metric],
    text: ({ metric, name, rows, of }, { words, numbers, say }) =>
      words.findings.broken[statementKind[metric] ?? 'column']({
        name: say(name),
        rows: numbers.count(rows),
        of: numbers.count(of),
        share: numbers.share(rows / Math.max(1, of)),
      }),
  },
  'lost effect': {
    told: () => ['utility.lost-effects'],
    text: ({ outcome, term, real, synthetic }, { words, numbers, say }) =>
      words.findings.lostEffect({
        ...{ outcome: say(outcome), term: say(term) },
        ...{ real: numbers.value(real), synthetic: orNull(synthetic, numbers.value) },
      }),
  },
  'lost relation': {
    told: () => ['fidelity.lost-relations'],
    text: ({ names: [first, second], real, synthetic }, { words, numbers, say }) =>
      words.findings.lostRelation({
        ...{ first: say(first), second: say(second) },
        ...{ real: numbers.value(real), synthetic: orNull(synthetic, numbers.value) },
      }),
  },
  'lost group': {
    told: () => [],
    text: ({ name, real, synthetic }, { words, numbers, say }) =>
      words.findings.lostGroup({
        name: say(name),
        ...{ real: numbers.share(real), synthetic: numbers.share(synthetic) },
      }),
  },
}

const openOfAKind = 3

/** The metrics whose criterion a finding has told in words. */
export function toldBy(finding: Finding): readonly string[] {
  return kindOf(finding).told(finding)
}

/** A line a finding, kind by kind; the first three of a kind open and the others folded. */
export function findingLines(found: readonly Finding[], language: Language): Html[] {
  return (Object.keys(kinds) as Finding['kind'][]).flatMap((kind) => {
    const lines = found
      .filter((finding) => finding.kind === kind)
      .map((finding) => html`<li>${kindOf(finding).text(finding, language)}</li>`)
    const folded = lines.slice(openOfAKind)
    if (folded.length === 0 || kind === 'copies') return lines
    const summary = language.words.findings.more[kind](folded.length)
    return [
      ...lines.slice(0, openOfAKind),
      html`<li class="more"><details><summary>${summary}</summary><ul>${folded}</ul></details></li>`,
    ]
  })
}

/** Each finding has the kind of its name, which types cannot follow through an index. */
function kindOf(finding: Finding): FindingKind<Finding['kind']> {
  return kinds[finding.kind] as FindingKind<Finding['kind']>
}

function orNull(value: number | null, format: (value: number) => string): string | null {
  return value === null ? null : format(value)
}
