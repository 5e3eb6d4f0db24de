import type { Hierarchy } from './hierarchy.js'

/** ZIP codes: 02139-1234 lies in 02139, and that in the area of the three digits 021. */
export const usZip: Hierarchy = {
  id: 'us-zip',
  title: 'US ZIP codes',
  contains: (code) => /^\d{5}(?:-\d{4})?$/.test(code) || /^\d{3}$/.test(code),
  ancestorsOf: (code) => [
    ...(code.length > 5 ? [code.slice(0, 5)] : []),
    ...(code.length > 3 ? [code.slice(0, 3)] : []),
  ],
}
