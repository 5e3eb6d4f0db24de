import { describe, expect, test } from 'vitest'
import { codeSystems } from '../../../src/identity/index.js'

const examples: Record<string, { readonly right: readonly string[]; readonly wrong: readonly string[] }> = {
  'icd-10': { right: ['E11', 'E11.9', 'I10', 'E1165', 'S52.501A'], wrong: ['E17', 'A1', 'aspirin', '1E1'] },
  atc: { right: ['A10BA02', 'C09AA', 'C09A'], wrong: ['A17BA02', 'K01AA01', 'A10BA2'] },
  // Check digits of published codes: glucose 2345-7, sodium 2951-2, haemoglobin A1c 4548-4.
  loinc: { right: ['2345-7', '2951-2', '4548-4'], wrong: ['2345-8', '2345', '12345678-1'] },
  ccam: { right: ['HHFA001', 'DZQM006', 'HHFA001 1 0'], wrong: ['HHFA01', 'HHF0001', 'hhfa001'] },
  ucum: {
    right: ['mg/L', 'mmol/L', '10*9/L', 'mm[Hg]', '%', 'g/dL', 'kg/m2', '[IU]/L', 'mL/min/{1.73_m2}'],
    wrong: ['mg per litre', '12', 'xyz'],
  },
}

describe.each(codeSystems.map((each) => [each.id, each] as const))('%s', (id, { matches, title, titleFr }) => {
  test('takes codes of its form and refuses others', () => {
    const { right = [], wrong = [] } = examples[id] ?? {}
    expect(right.length * wrong.length).toBeGreaterThan(0)
    expect(right.filter((each) => !matches(each))).toEqual([])
    expect(wrong.filter((each) => matches(each))).toEqual([])
    expect(title.length * titleFr.length).toBeGreaterThan(0)
  })
})
