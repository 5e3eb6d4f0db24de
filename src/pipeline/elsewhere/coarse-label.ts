import { everything } from '../../identity/index.js'

/** A coarse cell as other tools write it, under the name that our own releases give it. */
export interface CoarseLabel {
  /** `40–49`, `<40`, `90+`, a stretch of time, `*`, or the text as it stands. */
  readonly label: string
  /** How much it holds, for the choice between labels that hold the same value; larger is coarser. */
  readonly width: number
  /** Whether a real value lies in it: a number (moments in epoch milliseconds), else a text. */
  covers(value: number | string): boolean
}

const number = String.raw`[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?`
const between = String.raw`\s*(?:,|;|–|-|\.\.|to|à)\s*`
const bracketed = new RegExp(`^([\\[\\](])\\s*(${number})${between}(${number})\\s*([\\])\\[])$`, 'i')
const plain = new RegExp(`^(${number})${between}(${number})$`, 'i')
const below = new RegExp(`^(<|<=|≤)\\s*(${number})$`, 'i')
const above = new RegExp(`^(>|>=|≥)\\s*(${number})$`, 'i')
const upwards = new RegExp(`^(${number})\\+$`, 'i')
const alone = new RegExp(`^${number}$`, 'i')

/**
 * A band of numbers as tools and tables write it: `[40, 50[`, `[40,50)`, `(40;50]`, `40-49`, `40–49`, `40 to 49`, `<40`, `≤40`, `>40`,
 * `≥40`, `40+`, a number, `*`. `whole`: the real numbers have no decimals, so `[40, 50[` ends at 49. Undefined for anything else.
 */
export function coarseNumber(text: string, { whole }: { readonly whole: boolean }): CoarseLabel | undefined {
  if (text === everything) return all
  const step = whole ? 1 : 0
  const brackets = bracketed.exec(text)
  if (brackets !== null) {
    const [, opens, low, high, closes] = brackets
    const isOpenLeft = opens !== '['
    const isOpenRight = closes !== ']'
    return band(Number(low), Number(high), { isOpenLeft, isOpenRight, step })
  }
  const pair = plain.exec(text)
  if (pair !== null) return band(Number(pair[1]), Number(pair[2]), { isOpenLeft: false, isOpenRight: false, step })
  const under = below.exec(text)
  if (under !== null) return lower(Number(under[2]), { isOpen: under[1] === '<', step })
  const over = above.exec(text) ?? upwards.exec(text)
  if (over !== null) return upper(Number(over[2] ?? over[1]), { isOpen: over[1] === '>', step })
  return alone.test(text)
    ? band(Number(text), Number(text), { isOpenLeft: false, isOpenRight: false, step })
    : undefined
}

/** A group of texts: `{a, b}`, `a*` and `12**` by what they begin with, `*`. Undefined for anything else. */
export function coarseText(text: string): CoarseLabel | undefined {
  if (text === everything) return all
  const set = /^\{(.*)\}$/.exec(text)
  if (set !== null) {
    const members = new Set(set[1]!.split(/[,;]/).map((member) => member.trim()))
    return { label: text, width: members.size, covers: (value) => members.has(String(value)) }
  }
  const cut = /^([^*]+)(\*+)$/.exec(text)
  if (cut === null) return undefined
  const [, start, stars] = cut
  return {
    label: text,
    width: 10 ** stars!.length,
    covers: (value) =>
      String(value).startsWith(start!) && (stars!.length === 1 || String(value).length === text.length),
  }
}

/** A stretch of time by the name that it has here: `1980`, `1980–1984`, `1980-Q2`, `1980-05`, `1980-05-01/10`, `1980-05-03`, `*`. */
export function coarseTime(text: string): CoarseLabel | undefined {
  if (text === everything) return all
  const found = /^(\d{4})(?:\s*[–-]\s*(\d{4})|-Q([1-4])|-(\d\d)(?:-(\d\d)(?:\/(\d\d))?)?)?$/.exec(text)
  if (found === null) return undefined
  const [, year, lastYear, quarter, month, day, lastDay] = found
  const at = (y: number, m = 0, d = 1) => Date.UTC(y, m, d)
  const first = quarter === undefined ? Number(month ?? 1) - 1 : 3 * Number(quarter) - 3
  const low = at(Number(year), first, Number(day ?? 1))
  const high =
    day !== undefined
      ? at(Number(year), first, Number(lastDay ?? day) + 1)
      : month !== undefined
        ? at(Number(year), first + 1)
        : quarter !== undefined
          ? at(Number(year), first + 3)
          : at(Number(lastYear ?? year) + 1)
  const label = lastYear === undefined ? text : `${year}–${lastYear}`
  return { label, width: high - low, covers: (value) => typeof value === 'number' && value >= low && value < high }
}

const all: CoarseLabel = { label: everything, width: Number.POSITIVE_INFINITY, covers: () => true }

function band(
  low: number,
  high: number,
  {
    isOpenLeft,
    isOpenRight,
    step,
  }: { readonly isOpenLeft: boolean; readonly isOpenRight: boolean; readonly step: number },
): CoarseLabel {
  const from = isOpenLeft ? low + step : low
  const until = isOpenRight ? high - step : high
  // Of numbers with decimals the border itself belongs to one side, whatever its name says.
  const within = (value: number) =>
    (isOpenLeft && step === 0 ? value > low : value >= from) &&
    (isOpenRight && step === 0 ? value < high : value <= until)
  return {
    label: from === until ? String(from) : `${from}–${until}`,
    width: until - from,
    covers: (value) => typeof value === 'number' && within(value),
  }
}

function lower(border: number, { isOpen, step }: { readonly isOpen: boolean; readonly step: number }): CoarseLabel {
  return {
    label: `<${isOpen ? border : border + step}`,
    width: Number.MAX_VALUE,
    covers: (value) => typeof value === 'number' && (isOpen ? value < border : value <= border),
  }
}

function upper(border: number, { isOpen, step }: { readonly isOpen: boolean; readonly step: number }): CoarseLabel {
  return {
    label: `${isOpen ? border + step : border}+`,
    width: Number.MAX_VALUE,
    covers: (value) => typeof value === 'number' && (isOpen ? value > border : value >= border),
  }
}
