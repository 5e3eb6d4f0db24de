/** Whether a table is called after people. */
export function isPersonName(name: string): boolean {
  return /(^|[^a-z])(patients?|persons?|people|subjects?|participants?|individus?|malades?|personnes?|cohort|demographics?|baseline)([^a-z]|$)/i.test(
    name,
  )
}
