import { z } from 'zod'

/** How hidden courses are learnt; every option has a default. */
export const hiddenCourseOptions = z.strictObject({
  /** Classes of people; chosen by held-out likelihood when absent. */
  classes: z.int().min(1).max(64).optional(),
  /** Hidden states of a row, in every table below people; chosen by held-out likelihood when absent. */
  states: z.int().min(1).max(128).optional(),
  /** Numbers of classes and of states to choose among. */
  candidates: z
    .strictObject({
      classes: z.array(z.int().min(1).max(64)).min(1).readonly(),
      states: z.array(z.int().min(1).max(128)).min(1).readonly(),
    })
    .default({ classes: [1, 2, 4, 8], states: [3, 6, 12, 24] }),
  /** Most passes of expectation maximisation over the rows. */
  passes: z.int().min(1).max(1000).default(40),
  /** Above so many people, expectation maximisation goes by small steps over parts of them. */
  mostPassedPeople: z.int().min(1).default(50_000),
  /** Rows of a person in one table at most: those after them are cut off. */
  mostRowsEach: z.int().min(1).default(300),
  /** Most bins of a number column; by the number of rows when absent. */
  bins: z.int().min(1).max(250).optional(),
  /** Values and levels that fewer people hold are not learnt. */
  rare: z.strictObject({ minCount: z.int().min(0) }).optional(),
})

export type HiddenCourseOptions = z.output<typeof hiddenCourseOptions>
