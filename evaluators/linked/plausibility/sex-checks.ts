import type { Table } from '../../../src/table/index.js'
import { type LinkedTables, peopleTables } from '../../../src/table/linked/index.js'
import { asked, type PlausibilityCheck } from './check.js'

const sexName = /^(?:sex|sexe|gender|gender_concept_id|genre)$/i
/** People of one sex who have a level, and none of another, before it is taken for one of that sex alone. */
const fewestPeople = 20

/** Levels that many training people have, all of them of one sex, in people of another. */
export function sexChecks(train: LinkedTables): PlausibilityCheck[] {
  return peopleTables(train.schema).flatMap((root) => {
    const sex = root.columns.find(({ name }) => sexName.test(name))?.name
    if (sex === undefined) return []
    return train.schema.tables.flatMap(({ name: table, columns, parent }): PlausibilityCheck[] =>
      parent === undefined || !reaches(train, table, root.name)
        ? []
        : columns.flatMap(({ name: column, kind }): PlausibilityCheck[] => {
            if (kind !== 'categorical') return []
            const onlyOf = levelsOfOneSex(train, { table, column, root: root.name, sex })
            if (onlyOf.size === 0) return []
            return [
              {
                ...{ name: 'plausibleGender', table, column, against: `${root.name}.${sex}` },
                ask(tables) {
                  const [levels, sexes] = [
                    levelsOf(tables.table(table), column),
                    levelsOf(tables.table(root.name), sex),
                  ]
                  const personOf = tables.personRows(table)
                  return asked(tables.table(table).rowCount, (row) => {
                    const [level, own] = [levels(row), personOf[row]! < 0 ? undefined : sexes(personOf[row]!)]
                    const expected = level === undefined ? undefined : onlyOf.get(level)
                    return expected === undefined || own === undefined ? undefined : own !== expected
                  })
                },
              },
            ]
          }),
    )
  })
}

function reaches({ schema }: LinkedTables, table: string, root: string): boolean {
  const parent = schema.tables.find(({ name }) => name === table)?.parent?.table
  return parent === root || (parent !== undefined && reaches({ schema } as LinkedTables, parent, root))
}

function levelsOf(table: Table, name: string): (row: number) => string | undefined {
  const column = table.column(name)
  return column.type === 'level' ? (row) => column.levels[column.codes[row]!] : () => undefined
}

function levelsOfOneSex(
  train: LinkedTables,
  { table, column, root, sex }: Readonly<Record<'table' | 'column' | 'root' | 'sex', string>>,
): ReadonlyMap<string, string> {
  const [levels, sexes] = [levelsOf(train.table(table), column), levelsOf(train.table(root), sex)]
  const personOf = train.personRows(table)
  const people = new Map<string, Map<string, Set<number>>>()
  for (let row = 0; row < train.table(table).rowCount; row++) {
    const person = personOf[row]!
    const [level, own] = [levels(row), person < 0 ? undefined : sexes(person)]
    if (level === undefined || own === undefined) continue
    const ofLevel = people.get(level) ?? new Map<string, Set<number>>()
    people.set(level, ofLevel.set(own, (ofLevel.get(own) ?? new Set()).add(person)))
  }
  return new Map(
    [...people].flatMap(([level, ofLevel]) => {
      const [[own, who] = ['', new Set<number>()]] = ofLevel
      return ofLevel.size === 1 && who.size >= fewestPeople ? [[level, own] as const] : []
    }),
  )
}
