import { createRng } from '../../../src/math/index.js'
import { columnsOver, languageOf, type MadeTable } from '../columns/made-table.js'
import { keptSet } from '../kept-set.js'
import { englishHospital } from './tables/english-hospital.js'
import { englishTown } from './tables/english-town.js'
import { frenchHospital } from './tables/french-hospital.js'
import { frenchTown } from './tables/french-town.js'
import { misleading } from './tables/misleading.js'
import { laterVisits } from './visits.js'

/** The tables of the later set: all are held back. */
export const laterTables: readonly MadeTable[] = [
  ...frenchHospital,
  ...frenchTown,
  ...englishHospital,
  ...englishTown,
  ...misleading,
]

export const later = keptSet(import.meta.dirname, () =>
  laterTables.flatMap((table) => {
    const { name, country, rows, people = rows } = table
    const rng = createRng(`later/${name}`)
    return columnsOver(laterVisits({ country, rows, people }, rng), {
      ...{ table, rng, part: 'held-back' },
      language: languageOf(country),
    })
  }),
)
