import { z } from 'zod'
import { Mac } from '../../pseudonyms/index.js'
import type { Cells, MaskRule } from '../mask-rule.js'

interface ShuffleOptions {
  readonly within: readonly string[]
  readonly together?: string | undefined
}

/**
 * The cells of a column exchanged between rows, within groups of rows where columns name them: the column keeps its values, and
 * loses what it had to do with others. Columns of one `together` move as one. Missing cells stay where they are; a cell that has
 * none to be exchanged with is emptied. Whole values survive, rare ones too. The column is held in memory.
 */
export const shuffle: MaskRule<ShuffleOptions> = {
  id: 'shuffle',
  title: 'exchanged between rows',
  class: 'pseudonym',
  shape: {
    within: z.array(z.string()).default([]).describe('columns whose cells make the groups'),
    together: z.string().min(1).optional().describe('columns with the same word here move together'),
  },
  isInjective: () => false,
  isOfValue: () => false,
  reads: ({ within }) => within,
  problems: ({ within }, { columns, column }) =>
    within.flatMap((name) =>
      name === column || !columns.includes(name) ? [`no other column is called "${name}"`] : [],
    ),
  prepare: () => (cells) => cells,
  learn({ within, together }, context) {
    const mac = new Mac(context.derive(together ?? context.domain, 'shuffle'))
    const groups = new Map<string, number[]>()
    const all: (string | null)[] = []
    return {
      add(cells, { source }) {
        const names = within.map(source)
        cells.forEach((cell, row) => {
          const group = JSON.stringify(names.map((own) => own[row] ?? null))
          const place = all.push(cell) - 1
          // Columns that move together are moved with their missing cells: else they would part.
          if ((cell === null || cell === '') && together === undefined) return
          const before = groups.get(group)
          if (before === undefined) groups.set(group, [place])
          else before.push(place)
        })
      },
      finish() {
        const made: (string | null)[] = all.map((cell) => (cell === '' ? '' : null))
        for (const [group, places] of groups) {
          if (places.length === 1) {
            context.count('cells emptied, for none was there to be exchanged with')
            continue
          }
          const order = [...places]
          for (let last = order.length - 1; last > 0; last--) {
            const other = mac.below(`${group}/${last}`, last + 1)
            ;[order[last], order[other]] = [order[other]!, order[last]!]
          }
          places.forEach((place, index) => {
            made[place] = all[order[index]!]!
          })
        }
        return (cells: Cells, { firstRow }) => cells.map((_, row) => made[firstRow + row] ?? null)
      },
    }
  },
}
