import { type Issue, MirrorwardError } from '../../src/errors.js'
import { didYouMean } from '../../src/messages/index.js'
import type { DatabaseSchema } from '../../src/table/linked/index.js'
import type { Assignment } from './assignment.js'
import { columnDomains } from './column-domains.js'
import { ruleOf } from './conditional.js'
import type { MaskingOptions, MaskingRule } from './masking-options.js'

/**
 * The rule of every column. A name beats a pattern with *; two rules of the same strength for one column are a conflict, as are
 * two different rules for columns that foreign keys join. Throws `bad-option` with every problem: a column without a rule, a rule
 * without a column, conflicts, a unique column whose rule may make two values one.
 */
export function assignRules(schema: DatabaseSchema, { rules, patientDomain, patients }: MaskingOptions): Assignment[] {
  const issues: Issue[] = []
  const used = new Set<MaskingRule>()
  const found: Omit<Assignment, 'domain'>[] = []
  for (const { name: table, columns } of schema.tables)
    for (const { name: column } of columns) {
      const matching = rules.flatMap((stated, index) => {
        const strength = strengthOf(stated.columns, `${table}.${column}`)
        return strength === 0 ? [] : [{ stated, strength, place: index + 1 }]
      })
      for (const { stated } of matching) used.add(stated)
      const strongest = Math.max(0, ...matching.map(({ strength }) => strength))
      const best = matching.filter(({ strength }) => strength === strongest)
      const [first, second] = best
      if (first === undefined) issues.push({ message: 'no rule (keep says that nothing is done)', file: table, column })
      else if (second !== undefined)
        issues.push({ message: `rules ${first.place} and ${second.place} are both for it`, file: table, column })
      else {
        const rule = ruleOf(first.stated)
        if (rule !== undefined) found.push({ table, column, rule, stated: first.stated, place: first.place })
      }
    }
  const names = schema.tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`))
  rules.forEach((stated, index) => {
    for (const pattern of stated.columns)
      if (!names.some((name) => strengthOf([pattern], name) > 0))
        issues.push({ message: `rule ${index + 1}: no column is called ${pattern}${didYouMean(pattern, names)}` })
  })
  const { domains, conflicts } = columnDomains(schema, { assigned: found, patients, patientDomain })
  issues.push(...conflicts)
  const assignments = found.map((each) => ({ ...each, domain: domains.get(`${each.table}.${each.column}`) ?? '' }))
  issues.push(...mergedKeys(schema, assignments), ...differentShifts(assignments))
  if (issues.length > 0) throw new MirrorwardError('bad-option', 'the rules do not fit the tables', { issues })
  return assignments
}

/** 2 for a name, 1 for a pattern that covers it, 0 for neither. */
function strengthOf(patterns: readonly string[], name: string): 0 | 1 | 2 {
  if (patterns.includes(name)) return 2
  return patterns.some((pattern) => pattern.includes('*') && covers(pattern, name)) ? 1 : 0
}

function covers(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`, 's').test(name)
}

/** Columns that are unique on their own, or point at such, whose rule may make two values one. */
function mergedKeys(schema: DatabaseSchema, assignments: readonly Assignment[]): Issue[] {
  return schema.tables.flatMap(({ name: table, primaryKey, unique }) =>
    [...(primaryKey === undefined ? [] : [primaryKey]), ...unique].flatMap((columns) => {
      const own = columns.map((column) => assignments.find((each) => each.table === table && each.column === column))
      const merging = own.filter(
        (each) => each !== undefined && !each.rule.drops && !each.rule.isInjective(each.stated),
      )
      return merging.flatMap((each) =>
        each === undefined
          ? []
          : [
              {
                message: `rule ${each.place} (${each.rule.id}) may make two values one, and the column is ${columns.length > 1 ? 'part of a key' : 'unique'}`,
                file: table,
                column: each.column,
              },
            ],
      )
    }),
  )
}

/** Rules that move dates of a person by different amounts: intervals between their columns would be lost. */
function differentShifts(assignments: readonly Assignment[]): Issue[] {
  const moving = assignments.flatMap((each) => {
    const says = each.rule.movesDates?.(each.stated)
    return says === undefined ? [] : [{ ...each, says }]
  })
  const [first] = moving
  return moving
    .filter(({ says }) => first !== undefined && says !== first.says)
    .map(({ place, table, column, says }) => ({
      message: `rule ${place} moves dates of a person by ${says}, and rule ${first?.place} by ${first?.says}`,
      file: table,
      column,
    }))
}
