import { findSurfaces } from '../surfaces/index.js'
import type { Derivation } from './derivation.js'
import { definedBy, derivationKind } from './derivation-kinds.js'
import type { FitDerivation } from './inner-column.js'
import { fitSmooth } from './kinds/smooth/smooth.js'

/** Columns near a smooth function of others, beside those that the schema's relations tie: these are left as they are. */
export function smoothDerivations(others: readonly Derivation[], fit: FitDerivation): readonly Derivation[] {
  const taken = new Set(
    others.flatMap((each) => [...definedBy(each), ...derivationKind(each.type).inputs(each), each.column]),
  )
  return findSurfaces({ ...fit, taken }).map((found) => fitSmooth(found, fit))
}

/** What a reader of the model card should know of them. */
export function smoothNotes(derivations: readonly Derivation[]): string[] {
  return derivations.flatMap((each) =>
    each.type === 'smooth'
      ? [
          `modelled by its distance from a smooth function of ${each.surface.axes.map(({ column }) => column).join(', ')}: column ${each.column}`,
        ]
      : [],
  )
}
