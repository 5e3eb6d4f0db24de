import { z } from 'zod'
import { findSurrogate, type SurrogateRow, surrogateIds } from '../../../src/identity/index.js'
import { canonical, Mac } from '../../pseudonyms/index.js'
import type { MaskRule } from '../mask-rule.js'
import { sexOf } from '../sex-of.js'

interface SurrogateOptions {
  readonly kind: string
  readonly by: 'value' | 'patient'
  readonly sex?: string | undefined
}

const kinds = surrogateIds.filter((id) => findSurrogate(id) !== undefined)

/**
 * A made-up value of a kind that reaches nobody (numbers kept for fiction, example.org), by the keyed code of the value or of the
 * patient. By patient, name and e-mail of a person agree. Values may share one: no pseudonym to join by.
 */
export const surrogate: MaskRule<SurrogateOptions> = {
  id: 'surrogate',
  title: 'a made-up value',
  class: 'pseudonym',
  shape: {
    kind: z.enum(kinds as [string, ...string[]]),
    by: z.enum(['value', 'patient']).default('value').describe('what decides: the cell, or whose row it is'),
    sex: z.string().optional().describe('the column that says the sex'),
  },
  isInjective: () => false,
  isOfValue: ({ by, sex }) => by === 'value' && sex === undefined,
  reads: ({ sex }) => (sex === undefined ? [] : [sex]),
  keepsType: () => false,
  problems: ({ by }, { hasPatient }) =>
    by === 'patient' && !hasPatient ? ['the table does not say whose row it is (patients)'] : [],
  prepare({ kind, by, sex }, context) {
    const { make } = findSurrogate(kind)!
    const mac = new Mac(context.derive(by === 'patient' ? context.patientDomain : context.domain, 'pick'))
    return (cells, rows) => {
      const sexes = sex === undefined ? undefined : rows.source(sex)
      return cells.map((cell, row) => {
        if (cell === null || cell === '') return cell
        const what = by === 'patient' ? rows.patients?.[row] : cell
        if (what === null || what === undefined) return context.fault('nobody is named in the row', rows.firstRow + row)
        const value = canonical(what)
        const own = sexOf(sexes?.[row])
        const made: SurrogateRow = {
          place: (size) => mac.below(`place:${value}`, size),
          draw: (purpose, bound) => mac.below(`${purpose}:${value}`, bound),
          ...(own !== undefined && { sex: own }),
        }
        return make(made)
      })
    }
  },
}
