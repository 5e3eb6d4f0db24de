import { detectColumn, formsOfCells, type Identifier } from '../../identity/index.js'
import { parseDatetime } from '../cells/datetime.js'
import type { IdentifierEvidence } from './identified.js'
import { type NameEvidence, nameEvidence } from './name-evidence.js'
import { personNames } from './person-names.js'
import type { TextProfile } from './text-profile.js'

/** Texts looked at for their form. */
const mostTexts = 1000
/** And by the detector of masking, which asks of each more. */
const mostDetected = 200
/** Share of the texts that must have a form. */
const formShare = 0.9
/** Different numbers that codes of wards, sites and visits hardly have. */
const manyNumbers = 50

/**
 * Whether a column names people, from its cells; its name only weighs where cells allow it. Undefined for what is data.
 * O(distinct texts).
 */
export function identifierEvidence(name: string, profile: TextProfile): IdentifierEvidence | undefined {
  const texts = sampleOf(profile.texts)
  if (texts.length === 0) return undefined
  const named = nameEvidence(name)
  return (
    formEvidence(texts, profile, named) ??
    numberEvidence(texts, profile, named) ??
    personNames(texts, profile, named) ??
    detected(name, texts, profile)
  )
}

/** Classes of the detector of masking that name or reach people, and what a schema calls them. */
const classesOfPeople: Readonly<Record<string, string | undefined>> = {
  'last-name': 'last-name',
  'first-name': 'first-name',
  'person-name': 'person-name',
  address: 'address',
  login: undefined,
  contact: undefined,
  'coordinate-pair': undefined,
}

/** What masking would take for names, addresses or ways to reach people: one detector says it for both. */
function detected(
  name: string,
  texts: readonly string[],
  { texts: all, counts }: TextProfile,
): IdentifierEvidence | undefined {
  const isLikePeople = (text: string) =>
    text.length <= 80 && /^\P{L}*[\p{Lu}\p{Lo}]|\p{L}[^\p{L}]*[@\d]|\d.*\p{L}{2}/u.test(text)
  if (texts.length < 3 || texts.filter(isLikePeople).length < 0.6 * texts.length) return undefined
  const times = new Map(all.map((text, index) => [text, counts[index] ?? 1]))
  const step = Math.max(1, Math.floor(texts.length / mostDetected))
  const looked = texts.filter((_, index) => index % step === 0)
  const sample = new Map(looked.map((text) => [text, times.get(text) ?? 1]))
  const { role, class: id, title } = detectColumn({ name, counts: sample, overflow: 0, missing: 0 })
  if (role !== 'direct' || !(id in classesOfPeople)) return undefined
  const form = classesOfPeople[id]
  return { kind: 'text', why: `${title.en}, by cells and name`, ...(form !== undefined && { form }) }
}

function sampleOf(texts: readonly string[]): readonly string[] {
  if (texts.length <= mostTexts) return texts
  return Array.from({ length: mostTexts }, (_, index) => texts[Math.floor((index * texts.length) / mostTexts)] ?? '')
}

function formEvidence(
  texts: readonly string[],
  profile: TextProfile,
  named: NameEvidence,
): IdentifierEvidence | undefined {
  const found = formsOfCells.find((each) => isForm(each, { texts, profile, named }))
  if (found === undefined) return undefined
  const isText = found.id === 'email' || found.id === 'phone' || found.id === 'url'
  return { kind: isText ? 'text' : 'identifier', why: `${found.title} by their cells`, form: found.id }
}

interface Looked {
  readonly texts: readonly string[]
  readonly profile: TextProfile
  readonly named: NameEvidence
}

/** A few establishments are levels; ten keys right by chance are one in 10^10. */
function isForm(identifier: Identifier, { texts, profile, named }: Looked): boolean {
  const least = identifier.evidence === 'certain' ? 1 : identifier.evidence === 'checked' ? 10 : 5
  if (texts.length < least) return false
  if (identifier.of === 'institution' && (profile.texts.length <= manyNumbers || named.measure)) return false
  let matching = 0
  for (let index = 0; index < texts.length; index++) {
    if (identifier.matches(texts[index] ?? '')) matching++
    else if (index - matching >= (1 - formShare) * texts.length) return false
  }
  return matching >= formShare * texts.length
}

function numberEvidence(
  texts: readonly string[],
  profile: TextProfile,
  named: NameEvidence,
): IdentifierEvidence | undefined {
  const codes = texts.filter(isCode).length
  if (codes < 0.95 * texts.length || named.measure) return undefined
  const distinct = profile.texts.length
  const present = profile.rowCount - profile.missing
  const share = distinct / present
  if (isDates(texts)) return undefined
  const whole = texts.every((text) => /^\d{1,19}(\.0+)?$/.test(text))
  const found = (why: string): IdentifierEvidence => ({ kind: 'identifier', why })
  if (named.person && distinct >= 5 && (whole || share >= 0.01))
    return found('numbers that tell people, by cells and name')
  // Row names of a table of few rows.
  if (named.record && !named.weak && whole && distinct === profile.rowCount && distinct >= 3 && countsRows(profile))
    return found('record numbers, by cells and name')
  if (named.record && (distinct > manyNumbers || (distinct >= 20 && share >= 0.2))) {
    if (!named.weak || share >= 0.5 || isEven(profile)) return found('record numbers, by cells and name')
  }
  if (present < 20 || distinct < 20) return undefined
  if (whole) return wholeEvidence(texts, profile) ? found('record numbers, by their digits') : undefined
  const isOfPattern = distinct > manyNumbers && hasOnePrefix(texts) && isEven(profile)
  return isOfPattern ? found('record numbers: one prefix before many digits') : undefined
}

/** Letters and digits with few marks, a digit at least, not a plain decimal; `243.0` is a whole number that a table with gaps wrote so. */
function isCode(text: string): boolean {
  const isDecimal = /^[+-]?\d*[.,]\d+$/.test(text) && !/^\d+\.0+$/.test(text)
  return /^[\p{L}\p{N}._/:-]*\p{N}[\p{L}\p{N}._/:-]*$/u.test(text) && !isDecimal && !/^-/.test(text)
}

function isDates(texts: readonly string[]): boolean {
  const dated = texts.filter((text) => {
    const compact = /^((?:18|19|20|21)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(\d{4}|\d{6})?$/.test(text)
    const parts = /^\d{1,4}[./-](\d{1,2}|\p{L}{3,9})[./-]\d{1,4}\b|^\d{1,2}:\d{2}/u.test(text)
    return compact || parts || !Number.isNaN(parseDatetime(text))
  }).length
  return dated >= 0.9 * texts.length
}

/** Seven digits and more that count nothing: of one length, not rounded, spread evenly rather than around a middle. */
function wholeEvidence(texts: readonly string[], profile: TextProfile): boolean {
  if (countsRows(profile) || numbersRows(profile)) return true
  const lengths = texts.map((text) => text.length).sort((a, b) => a - b)
  const usual = lengths[Math.floor(lengths.length / 2)] ?? 0
  if (usual < 7 || texts.filter((text) => text.length === usual).length < 0.95 * texts.length) return false
  if (texts.filter((text) => text.endsWith('00')).length > 0.1 * texts.length) return false
  if (!isEven(profile)) return false
  const values = texts.map(Number).sort((a, b) => a - b)
  const at = (share: number) => values[Math.floor(share * (values.length - 1))] ?? 0
  const [low, lower, upper, high] = [at(0.02), at(0.25), at(0.75), at(0.98)]
  // Even spread: the middle half takes half the range; of a bell .33, of skewed amounts less.
  return high > low && (upper - lower) / (high - low) > 0.4
}

/** Rises by a little from row to row, once each: what is left of record numbers when some records are. Fifty rows or more. */
function numbersRows({ texts, rowCount, missing }: TextProfile): boolean {
  if (missing > 0 || texts.length !== rowCount || rowCount < 50) return false
  const values = texts.map(Number)
  const [first = 0, last = 0] = [values[0], values.at(-1)]
  const isDense = last - first <= 20 * (rowCount - 1)
  const areYears = first >= 1000 && last <= 2200
  return isDense && !areYears && values.every((value, index) => index === 0 || value > values[index - 1]!)
}

/** 1, 2, 3 … down the rows, each once or in runs of the same patient. Years and days of a series are no record numbers. */
function countsRows({ texts, counts, firstRows, rowCount, missing }: TextProfile): boolean {
  const first = Number(texts[0])
  if (missing > 0 || first > 1 || texts.length < 0.1 * rowCount) return false
  let expected = 0
  return texts.every((text, index) => {
    const isNext = Number(text) === first + index && firstRows[index] === expected
    expected += counts[index] ?? 0
    return isNext
  })
}

/** Numbers of people occur about as often as each other; codes of diagnoses, drugs and tests do not. */
function isEven({ counts, texts }: TextProfile): boolean {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const most = counts.reduce((high, count) => Math.max(high, count), 0)
  return most <= Math.max(6, (8 * total) / texts.length)
}

function hasOnePrefix(texts: readonly string[]): boolean {
  const parts = texts.map((text) => /^(\D*)[\d/_-]*\d{4,}$/.exec(text))
  const prefix = parts[0]?.[1] ?? ''
  return prefix !== '' && parts.filter((part) => part !== null && part[1] === prefix).length >= 0.95 * texts.length
}
