import { z } from 'zod'
import { canonical, Mac } from '../../pseudonyms/index.js'
import type { MaskRule } from '../mask-rule.js'
import { findPickList, pickListIds } from '../pick-lists.js'
import { sexOf } from '../sex-of.js'

interface PickOptions {
  readonly list?: string | undefined
  readonly values?: readonly string[] | undefined
  readonly sex?: string | undefined
  readonly by: 'value' | 'patient'
}

/**
 * One entry of a list in the place of each value, by the keyed code of the value (in capitals) or of the patient: the same name
 * gives the same name in all tables of a domain. Lists are shorter than the values of a large table, so several values share an
 * entry: no pseudonym to join by. Values in capitals give entries in capitals.
 */
export const pick: MaskRule<PickOptions> = {
  id: 'pick',
  title: 'an entry of a list',
  class: 'pseudonym',
  shape: {
    list: z.enum(pickListIds as [string, ...string[]]).optional(),
    values: z.array(z.string().min(1)).min(2).optional().describe('entries of your own instead of a list'),
    sex: z.string().optional().describe('the column that says whether a first name is a woman’s or a man’s'),
    by: z.enum(['value', 'patient']).default('value').describe('what decides: the cell, or whose row it is'),
  },
  isInjective: () => false,
  isOfValue: ({ sex, by }) => sex === undefined && by === 'value',
  reads: ({ sex }) => (sex === undefined ? [] : [sex]),
  keepsType: () => false,
  domainOf: ({ list }) => list ?? 'values',
  problems({ list, values, by }, { hasPatient }) {
    if ((list === undefined) === (values === undefined)) return ['needs a list, or values']
    return by === 'patient' && !hasPatient ? ['the table does not say whose row it is (patients)'] : []
  },
  prepare({ list, values, sex, by }, context) {
    const mac = new Mac(context.derive(by === 'patient' ? context.patientDomain : context.domain, 'pick'))
    const entries = values === undefined ? findPickList(list ?? '')!.entries : () => values
    const lists = new Map([undefined, 'f' as const, 'm' as const].map((each) => [each, entries(each)]))
    const known = new Map<string, string>()
    return (cells, rows) => {
      const sexes = sex === undefined ? undefined : rows.source(sex)
      return cells.map((cell, row) => {
        if (cell === null || cell === '') return cell
        const what = by === 'patient' ? rows.patients?.[row] : cell
        if (what === null || what === undefined) return context.fault('nobody is named in the row', rows.firstRow + row)
        const own = sexOf(sexes?.[row])
        const isLoud = cell === cell.toUpperCase() && cell !== cell.toLowerCase() && cell.length > 1
        const name = `${own ?? ''}${isLoud ? '!' : '.'}${what}`
        const before = known.get(name)
        if (before !== undefined) return before
        const choices = lists.get(own)!
        const place = mac.below(canonical(what, by === 'patient' ? 'text' : 'upper'), choices.length)
        const made = isLoud ? choices[place]!.toUpperCase() : choices[place]!
        if (known.size < 200_000) {
          known.set(name, made)
          context.count(`different values for ${choices.length} entries`)
        }
        return made
      })
    }
  },
}
