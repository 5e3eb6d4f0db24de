/** What `--fail-on` accepts. */
export const failures = ['not-met', 'cannot-tell'] as const
export type Failure = (typeof failures)[number]
