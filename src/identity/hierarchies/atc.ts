import { ancestorsByLength, type Hierarchy } from './hierarchy.js'

/** Drugs by the WHO's anatomical, therapeutic and chemical groups: A10BA02 is an A10BA, an A10B, an A10, an A. */
export const atc: Hierarchy = {
  id: 'atc',
  title: 'ATC drug classes',
  contains: (code) => /^[A-DGHJLMNPRSV](?:\d{2}(?:[A-Z](?:[A-Z](?:\d{2})?)?)?)?$/.test(code),
  ancestorsOf: (code) => ancestorsByLength(code, [5, 4, 3, 1]),
}
