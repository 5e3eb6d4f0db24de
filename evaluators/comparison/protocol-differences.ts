import type { Evaluation } from '../evaluation.js'
import type { NamedEvaluation } from './named-evaluation.js'

/** Something in which evaluations were not made alike. */
export interface Difference {
  readonly aspect: string
  /** What it was, one a release. */
  readonly values: readonly string[]
  /** `not comparable`: the numbers are about other rows. `caution`: about the same rows, but chance or effort differ. */
  readonly weight: 'not comparable' | 'caution'
  readonly consequence: string
}

const unknown = 'unknown'
/** What stands in the place of a seed that is not told. */
const withheld = 'withheld'
const sides = ['train', 'holdout', 'reference'] as const

/**
 * Where the protocols differ. Other real rows, another division of them or other columns make numbers incomparable; so does
 * another seed, which divides the rows otherwise, unless hashes show that the rows are the same.
 */
export function protocolDifferences(named: readonly NamedEvaluation[]): Difference[] {
  const evaluations = named.map(({ evaluation }) => evaluation)
  const each = (read: (evaluation: Evaluation) => string) => evaluations.map(read)
  const hashesOf = ({ evaluation, hashes }: NamedEvaluation) =>
    sides.map((side) => hashes?.[side] ?? evaluation.inputs[side].sha256 ?? '')
  const hashes = named.map((each) => hashesOf(each).join(' '))
  const haveHashes = named.every((each) => !hashesOf(each).includes(''))
  const isSameFiles = haveHashes && isOne(hashes)
  const tables = named.map(({ inputSha256 }) => inputSha256?.slice(0, 12) ?? unknown)
  const isKnown = isSameFiles || named.every(({ inputSha256 }) => inputSha256 !== undefined)
  const seeds = named.map(seedOf)
  const all: Difference[] = [
    {
      aspect: 'real table (SHA-256)',
      values: tables,
      weight: 'not comparable',
      consequence: 'they were measured on other people',
    },
    {
      aspect: 'files of real rows (SHA-256)',
      values: hashes.map(
        (text) =>
          text
            .split(' ')
            .map((hash) => hash.slice(0, 8))
            .join(' ')
            .trim() || unknown,
      ),
      weight: 'not comparable',
      consequence: 'they were measured on other people',
    },
    {
      aspect: 'training, holdout and reference rows',
      values: each(({ inputs }) => sides.map((side) => String(inputs[side].rows)).join(', ')),
      weight: 'not comparable',
      consequence: 'they were measured on other rows',
    },
    {
      aspect: 'division of the real rows',
      values: each(({ protocol }) => protocol.split),
      weight: 'not comparable',
      consequence: 'other rows were learnt from and tested on',
    },
    {
      aspect: 'seed',
      values: seeds,
      weight: isSameFiles ? 'caution' : 'not comparable',
      consequence: isSameFiles
        ? 'the rows are the same, the draws of the metrics are not'
        : 'the seed divides the real rows: other rows were learnt from and tested on',
    },
    {
      aspect: 'columns, kinds and roles',
      values: each(({ schema }) => `${schema.columns.length} columns, ${fingerprint(schema.columns)}`),
      weight: 'not comparable',
      consequence: 'the metrics look at other columns, or take other columns for known and secret',
    },
    {
      aspect: 'synthetic rows',
      values: each(({ inputs }) => String(inputs.synthetic.rows)),
      weight: 'caution',
      consequence: 'fewer rows differ more by chance alone, and more rows give an attacker more to look at',
    },
    {
      aspect: 'notes',
      values: each(({ protocol }) => protocol.notes.join('; ') || 'none'),
      weight: 'caution',
      consequence: 'read them before the numbers',
    },
    {
      aspect: 'metrics computed',
      values: each(({ results }) => String(results.filter(({ result }) => result.status === 'ok').length)),
      weight: 'caution',
      consequence: 'the evaluation was less deep, or some could not be computed: a missing number is no good one',
    },
    {
      aspect: 'mirrorward',
      values: each(({ environment }) => environment.mirrorward ?? unknown),
      weight: 'caution',
      consequence: 'definitions that changed have another version and are marked',
    },
  ]
  const differing = all.filter(({ values }) => !isOne(values))
  const doubts = isKnown && !seeds.includes(withheld) ? [] : [doubt(named, { isKnown })]
  return [...differing.filter(({ aspect }) => !(aspect.startsWith('real table') && isSameFiles)), ...doubts]
}

function seedOf({ evaluation, seed }: NamedEvaluation): string {
  return seed ?? evaluation.protocol.seed ?? withheld
}

/** That nothing contradicts the same rows is not that they are the same. */
function doubt(named: readonly NamedEvaluation[], { isKnown }: { readonly isKnown: boolean }): Difference {
  return {
    aspect: 'whether the real rows are the same',
    values: named.map((each) =>
      seedOf(each) === withheld ? 'seed withheld' : each.inputSha256 === undefined ? 'no hash' : 'hash known',
    ),
    weight: 'caution',
    consequence: isKnown
      ? 'an evaluation without its recipe does not tell its seed: make sure that the rows were divided alike'
      : 'the files do not tell, for there is no recipe beside an evaluation: make sure that they are',
  }
}

function isOne(values: readonly string[]): boolean {
  return new Set(values.filter((value) => value !== unknown && value !== withheld)).size <= 1
}

/** A short text that differs when columns, kinds or roles do. */
function fingerprint(columns: Evaluation['schema']['columns']): string {
  const text = columns.map(({ name, kind, role }) => `${name}\u0000${kind}\u0000${role}`).join('\u0001')
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return `fingerprint ${(hash >>> 0).toString(16)}`
}
