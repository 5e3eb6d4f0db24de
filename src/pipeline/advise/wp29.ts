/** Whether a risk remains, as Opinion 05/2014 (WP216) says in table 6; synthetic data are not in it. */
export type RemainingRisk = 'yes' | 'may not' | 'no' | 'measured'

export interface TechniqueRisks {
  readonly singlingOut: RemainingRisk
  readonly linkability: RemainingRisk
  readonly inference: RemainingRisk
  readonly source: string
}

const table6 = 'WP216 (2014), table 6'

/** By technique: a judgement of 2014, beside which a report sets numbers. */
export const wp29Risks: Readonly<Record<string, TechniqueRisks>> = {
  mask: { singlingOut: 'yes', linkability: 'yes', inference: 'yes', source: table6 },
  noise: { singlingOut: 'yes', linkability: 'may not', inference: 'may not', source: table6 },
  'k-anonymity': { singlingOut: 'no', linkability: 'yes', inference: 'yes', source: table6 },
  'l-diversity': { singlingOut: 'no', linkability: 'yes', inference: 'may not', source: table6 },
  // “Randomisation with a budget” is row 8 of the table.
  budget: { singlingOut: 'may not', linkability: 'may not', inference: 'may not', source: table6 },
  synthesis: {
    singlingOut: 'measured',
    linkability: 'measured',
    inference: 'measured',
    source: 'not in WP216: the report measures all three',
  },
}
