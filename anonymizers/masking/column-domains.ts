import type { Issue } from '../../src/errors.js'
import type { DatabaseSchema } from '../../src/table/linked/index.js'
import type { Assignment } from './assignment.js'
import type { MaskingOptions } from './masking-options.js'

/**
 * What each column joins with. Columns that foreign keys link, and those that tell whose row it is, are one domain (union and find, key columns one by one), named by
 * what a rule states, else by the name of the column that all lead to. Conflicts: two stated domains, or two different rules, in one union.
 */
export function columnDomains(
  schema: DatabaseSchema,
  {
    assigned,
    patients,
    patientDomain,
  }: {
    readonly assigned: readonly Omit<Assignment, 'domain'>[]
    readonly patients: MaskingOptions['patients']
    readonly patientDomain: string
  },
): { readonly domains: ReadonlyMap<string, string>; readonly conflicts: readonly Issue[] } {
  const parent = new Map<string, string>()
  const rootOf = (name: string): string => {
    const above = parent.get(name)
    return above === undefined ? name : rootOf(above)
  }
  const join = (one: string, two: string) => {
    const [own, other] = [rootOf(one), rootOf(two)]
    if (own !== other) parent.set(own, other)
  }
  // Whose row it is, is one thing in all tables: a key that is masked in one and kept in another would be given away.
  const ofPeople = Object.entries(patients).flatMap(([table, place]) =>
    typeof place === 'string' ? [`${table}.${place}`] : [],
  )
  for (const name of ofPeople.slice(1)) join(name, ofPeople[0]!)
  for (const { name, references } of schema.tables)
    for (const { columns, table, to } of references)
      columns.forEach((column, index) => {
        join(`${name}.${column}`, `${table}.${to[index]}`)
      })
  const unions = new Map<string, Omit<Assignment, 'domain'>[]>()
  for (const each of assigned) {
    const root = rootOf(`${each.table}.${each.column}`)
    unions.set(root, [...(unions.get(root) ?? []), each])
  }
  const domains = new Map<string, string>()
  const conflicts: Issue[] = []
  for (const [root, members] of unions) {
    const stated = new Set(members.flatMap(({ stated: { domain } }) => (domain === undefined ? [] : [domain])))
    const isOfPeople = members.some(({ table, column }) => patients[table] === column)
    const [first, second] = stated
    if (second !== undefined)
      conflicts.push({ message: `domains "${first}" and "${second}" are joined by keys`, ...placeOf(members[0]) })
    for (const { table, column } of members)
      domains.set(`${table}.${column}`, first ?? (isOfPeople ? patientDomain : ownDomain(members, root)))
    conflicts.push(...differentRules(members))
  }
  return { domains, conflicts }
}

/**
 * The name of the column that keys lead to, without its table: columns of one name join by default, for a join that breaks
 * silently is worse than two tables whose numbers happen to be masked alike.
 */
function ownDomain(members: readonly Omit<Assignment, 'domain'>[], root: string): string {
  const [first] = members
  const byRule = members.length === 1 && first !== undefined ? first.rule.domainOf?.(first.stated) : undefined
  return byRule ?? root.slice(root.indexOf('.') + 1)
}

/** Keys that join must be masked alike; a column that is dropped joins nothing. */
function differentRules(members: readonly Omit<Assignment, 'domain'>[]): Issue[] {
  const kept = members.filter(({ rule }) => !rule.drops)
  const [first] = kept
  return kept
    .filter((each) => first !== undefined && sayingOf(each) !== sayingOf(first))
    .map((each) => ({
      message: `rule ${each.place} (${each.rule.id}) and rule ${first?.place} (${first?.rule.id} of ${first?.table}.${first?.column}) differ, and keys join the columns`,
      ...placeOf(each),
    }))
}

function sayingOf({ stated }: Omit<Assignment, 'domain'>): string {
  const { columns: _, domain: __, ...rest } = stated
  return JSON.stringify(rest, Object.keys(rest).sort())
}

function placeOf(each: Omit<Assignment, 'domain'> | undefined): Pick<Issue, 'file' | 'column'> {
  return each === undefined ? {} : { file: each.table, column: each.column }
}
