import { z } from 'zod'

/** What advice depends on: asked by `advise`, or said as `purpose:` in a job. */
export const purposeSchema = z.strictObject({
  data: z
    .enum(['table', 'notes', 'imaging', 'genomics'])
    .default('table')
    .describe('rows and columns, free text, images, or sequences'),
  recipient: z
    .enum(['public', 'partners', 'inside'])
    .default('partners')
    .describe('anybody, named people outside under an agreement, or people of the house'),
  level: z
    .enum(['nobody', 'protected'])
    .default('nobody')
    .describe('nobody is to be recognised, or personal data that stay so, protected'),
  precise: z
    .enum(['rows', 'relations', 'aggregates', 'nothing'])
    .default('relations')
    .describe(
      'what must stay true: each row, how columns go together, counts and curves of cohorts, or the form alone',
    ),
  attackers: z
    .enum(['said', 'unknown'])
    .default('said')
    .describe('whether anybody can say what those who receive it may know of a person'),
  columns: z.array(z.string()).default([]).describe('columns that must stay as precise as they are'),
  time: z.enum(['minutes', 'hours']).default('minutes'),
})

export type Purpose = z.infer<typeof purposeSchema>
export type PurposeInput = z.input<typeof purposeSchema>
