import { z } from 'zod'
import type { Rng } from '../../../src/math/index.js'
import type { LevelColumn } from '../../../src/table/index.js'
import { columnTechnique } from '../column-technique.js'
import { evenTransitions, invariantTransitions, randomised } from '../pram.js'
import { columnsOption, measuredNote } from './columns-option.js'

/** Levels that become others by chance (Gouweleeuw et al. 1998), their expected counts as they were where `invariant`. */
export const pram = columnTechnique({
  id: 'pram',
  title: 'Post-randomisation (PRAM)',
  nature: 'perturbed',
  options: z.strictObject({
    columns: columnsOption,
    stays: z.number().min(0).max(1).default(0.8).describe('chance that a level stays; the others share the rest alike'),
    invariant: z.boolean().default(true).describe('expected counts of levels stay as they are'),
  }),
  takes: 'levels',
  change: (columns, { options, rng }) =>
    columns.map((column) => (column.type === 'level' ? randomisedLevels(column, { ...options, rng }) : column)),
  notes: [measuredNote, 'Who knows the chance of staying can correct counts for it; single cells may be wrong.'],
})

function randomisedLevels(
  column: LevelColumn,
  { stays, invariant, rng }: { readonly stays: number; readonly invariant: boolean; readonly rng: Rng },
): LevelColumn {
  const held = new Map<string, number>()
  for (const code of column.codes)
    if (code >= 0) held.set(column.levels[code]!, (held.get(column.levels[code]!) ?? 0) + 1)
  // By their texts: draws do not depend on the order in which levels were met.
  const levels = [...held.keys()].sort()
  if (levels.length < 2) return column
  const placeOf = new Map(levels.map((level, place) => [level, place]))
  const even = evenTransitions(levels.length, stays)
  const transitions = invariant
    ? invariantTransitions(
        even,
        levels.map((level) => held.get(level)!),
      )
    : even
  const codes = column.codes.map((code) => (code < 0 ? -1 : placeOf.get(column.levels[code]!)!))
  return { ...column, levels, codes: randomised(codes, { transitions, rng: rng.fork(column.name) }) }
}
