import { z } from 'zod'
import {
  findIdentifier,
  type Identifier,
  identifiers,
  localPattern,
  moves,
  type Part,
  rankOf,
  sizeOf,
  withRank,
} from '../../../src/identity/index.js'
import { type Permutation, permutation } from '../../pseudonyms/index.js'
import type { MaskRule, RuleContext } from '../mask-rule.js'
import { ofValues } from '../of-values.js'
import { shiftShape, shiftText } from '../shift-days.js'
import { type BirthOptions, birthInNumber, tellsBirth } from './birth-in-number.js'

interface IdentifierOptions extends Omit<BirthOptions, 'birth'> {
  readonly birth?: string | undefined
  readonly kind?: string | undefined
  readonly visible: readonly string[]
  readonly pattern?: string | undefined
  readonly check?:
    | {
        readonly kind: 'mod97' | 'mod11' | 'luhn'
        readonly over?: string | undefined
        readonly at?: number | undefined
      }
    | undefined
}

/** Expected tries until a register's own rule is met; none is stricter than that of a mod 11 key. */
const mostTries = 10_000

/**
 * Another number of the same register: the parts that identify encrypted (FF1, again until the register could have given it
 * out), keys made right, the way it is written kept. `visible` names parts that may stay. With `birth` the parts that tell year and
 * month of birth follow the person's moved date of birth, so that both agree; two numbers are then one by chance (of a million NIR,
 * five or so), and a unique column refuses it.
 */
export const identifier: MaskRule<IdentifierOptions> = {
  id: 'identifier',
  title: 'another number of the register, key right',
  class: 'pseudonym',
  shape: {
    kind: z.string().optional().describe(`nir, rpps, npi, iban, phone-fr … (${identifiers.length} are known)`),
    visible: z.array(z.string()).default([]).describe('parts that stay: sex, year, department, region'),
    pattern: z.string().optional().describe('of the house\'s own numbers instead of kind: "IPP"D{8}'),
    check: z
      .strictObject({
        kind: z.enum(['mod97', 'mod11', 'luhn']),
        over: z.string().optional(),
        at: z.int().nonnegative().optional(),
      })
      .optional()
      .describe('the key of a pattern'),
    birth: z
      .string()
      .regex(/^[^.]+\..+$/, 'is no table.column')
      .optional()
      .describe('table.column of dates of birth that date-shift moves: the number tells the moved month'),
    ...shiftShape,
    format: z.string().optional().describe('how those dates are written, as date-shift says it'),
  },
  isInjective: ({ birth }) => birth === undefined,
  isOfValue: ({ birth }) => birth === undefined,
  keepsType: () => false,
  movesDates: ({ birth, ...shift }) => (birth === undefined ? undefined : shiftText(shift)),
  looksThrough: ({ birth }) => (birth === undefined ? [] : [birth]),
  problems(options, { hasPatient }) {
    const kind = kindOf(options)
    if (kind === undefined) return [`unknown kind of identifier (known: ${identifiers.map(({ id }) => id).join(', ')})`]
    const example = kind.parse(kind.example)
    const told = (example?.parts ?? []).filter(({ role }) => role === 'told').map(({ name }) => name)
    const unknown = options.visible.filter((name) => !told.includes(name))
    if (unknown.length > 0)
      return [`no part that may stay is called ${unknown.join(', ')} (known: ${told.join(', ') || 'none'})`]
    if (options.birth !== undefined) {
      if (!example?.parts.some(tellsBirth)) return ['birth: these numbers tell no date of birth']
      if (!hasPatient) return ['birth: the table does not say whose row it is (patients)']
    }
    const isMoved = (part: Part) => moves(part, options.visible) && !(options.birth !== undefined && tellsBirth(part))
    const size = sizeOf((example?.parts ?? []).filter(isMoved))
    if (size === undefined) return ['has parts of any text: use token, surrogate or template']
    return size < 1_000_000n ? ['fewer than a million values are left to move: they could be enumerated'] : []
  },
  prepare(options, context) {
    const kind = kindOf(options)!
    const move = movedNumber(kind, options, context)
    const { birth } = options
    if (birth === undefined) return ofValues((value, fault) => move(value, { fault }), context)
    const ofBirth = birthInNumber({ ...options, birth }, context)
    return (cells, { patients, firstRow }) =>
      cells.map((cell, row) => {
        if (cell === null || cell === '') return cell
        const fault = (message: string) => context.fault(message, firstRow + row)
        const parsed = kind.parse(cell)
        if (parsed === undefined) return fault(`not one of the ${kind.title}`)
        const born = ofBirth(parsed.parts, patients?.[row])
        if (born === undefined) context.count('numbers without a date of birth to follow')
        return move(cell, { fault, born })
      })
  },
}

interface Moving {
  readonly fault: (message: string) => null
  /** The parts with another birth. */
  readonly born?: readonly Part[] | undefined
}

/** Another number for a number of a kind. */
function movedNumber(
  kind: Identifier,
  { visible }: IdentifierOptions,
  context: RuleContext,
): (value: string, moving: Moving) => string | null {
  const key = context.derive(context.domain, 'ff1')
  const permutations = new Map<string, Permutation>()
  return (value, { fault, born }) => {
    const parsed = kind.parse(value)
    if (parsed === undefined) return fault(`not one of the ${kind.title}`)
    const moving = parsed.parts.filter((part) => moves(part, visible) && !(born !== undefined && tellsBirth(part)))
    const size = sizeOf(moving)
    if (size === undefined || size < 1_000_000n) return fault('fewer than a million values have this form')
    if (parsed.check === 'wrong') context.count('keys that were wrong, right after masking')
    // Of a month that follows the date, each has its own permutation: the same order in two months is not the same again.
    const month =
      born === undefined
        ? ''
        : `/${parsed.parts
            .filter(tellsBirth)
            .map(({ text }) => text)
            .join('')}`
    const form = `${kind.id}/${moving.map(({ name }) => name).join('+')}/${size}${month}`
    const own = permutations.get(form) ?? permutation(size, { key, tweak: `${context.domain}/${form}` })
    permutations.set(form, own)
    let rank = rankOf(moving)
    for (let tries = 0; tries < mostTries; tries++) {
      rank = own.encrypt([rank])[0]!
      const moved = withRank(moving, rank)
      const parts = (born ?? parsed.parts).map((part) => moved.find(({ name }) => name === part.name) ?? part)
      if (kind.allows(parts)) return kind.build({ parts, layout: parsed.layout })
    }
    return fault('the register gives out no other number of this form')
  }
}

function kindOf({ kind, pattern, check }: IdentifierOptions): Identifier | undefined {
  if (pattern === undefined) return kind === undefined ? undefined : findIdentifier(kind)
  const { over, at } = check ?? {}
  const own =
    check === undefined
      ? {}
      : { check: { kind: check.kind, ...(over !== undefined && { over }), ...(at !== undefined && { at }) } }
  return localPattern({ id: 'local', pattern, ...own })
}
