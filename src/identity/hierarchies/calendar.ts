import type { Hierarchy } from './hierarchy.js'

/** Days kept as texts: 2024-02-29 lies in 2024-02, and that in 2024. */
export const calendar: Hierarchy = {
  id: 'calendar',
  title: 'days, months and years',
  contains: (code) => /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(code),
  ancestorsOf: (code) => [7, 4].filter((length) => length < code.length).map((length) => code.slice(0, length)),
}
