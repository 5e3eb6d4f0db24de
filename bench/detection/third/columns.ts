import { createRng } from '../../../src/math/index.js'
import { columnsOver } from '../columns/made-table.js'
import { keptSet } from '../kept-set.js'
import { locales } from './locales.js'
import { thirdRows } from './rows.js'
import { american } from './tables/american.js'
import { britishIsles } from './tables/british-isles.js'
import { francophone } from './tables/francophone.js'
import { frenchHospital } from './tables/french-hospital.js'
import { frenchTown } from './tables/french-town.js'
import { germanic } from './tables/germanic.js'
import { misleading } from './tables/misleading.js'
import { northern } from './tables/northern.js'
import { southern } from './tables/southern.js'
import type { ThirdTable } from './third-table.js'

/** The tables of the third set: all are held back. */
export const thirdTables: readonly ThirdTable[] = [
  ...frenchHospital,
  ...frenchTown,
  ...francophone,
  ...britishIsles,
  ...american,
  ...southern,
  ...germanic,
  ...northern,
  ...misleading,
]

export const third = keptSet(import.meta.dirname, () =>
  thirdTables.flatMap((table) => {
    const rng = createRng(`third/${table.name}`)
    const { language } = locales[table.locale]
    return columnsOver(thirdRows(table, rng), { table, language, rng, part: 'held-back' })
  }),
)
