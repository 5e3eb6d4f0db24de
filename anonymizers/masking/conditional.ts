import { MirrorwardError } from '../../src/errors.js'
import { columnsOf, type Expression, parseExpression } from '../../src/table/index.js'
import type { MaskRule, RuleClass } from './mask-rule.js'
import type { MaskingRule } from './masking-options.js'
import { findMaskRule } from './rules.js'
import { truthOf } from './truth-of.js'

/** The rule that a line of the file states: a condition joins two. Throws `bad-option` for a condition without `else`. */
export function ruleOf(stated: MaskingRule): MaskRule<MaskingRule> | undefined {
  const rule = findMaskRule(stated.mask) as MaskRule<MaskingRule> | undefined
  if (rule === undefined || (stated.when === undefined && stated.else === undefined)) return rule
  const other = stated.else === undefined ? undefined : findMaskRule(stated.else.mask)
  if (stated.when === undefined || stated.else === undefined || other === undefined)
    throw new MirrorwardError('bad-option', 'a rule with "when" needs an "else", and the other way round')
  return conditional(rule, { other: other as MaskRule<MaskingRule>, when: parseExpression(stated.when) })
}

const classes: readonly RuleClass[] = ['kept', 'irreversible', 'pseudonym']

/** One mask for the rows of which a condition is true, another for all others. */
function conditional(
  rule: MaskRule<MaskingRule>,
  { other, when }: { readonly other: MaskRule<MaskingRule>; readonly when: Expression },
): MaskRule<MaskingRule> {
  if (rule.drops || other.drops)
    throw new MirrorwardError('bad-option', 'a column is dropped for all rows, or for none')
  if (rule.learn !== undefined || other.learn !== undefined)
    throw new MirrorwardError('bad-option', 'a mask of the whole column is for all rows, or for none')
  const otherOf = (stated: MaskingRule) => stated.else as unknown as MaskingRule
  const joined = (
    stated: MaskingRule,
    read: (one: MaskRule<MaskingRule>, options: MaskingRule) => readonly string[] | undefined,
  ) => [...(read(rule, stated) ?? []), ...(read(other, otherOf(stated)) ?? [])]
  return {
    id: rule.id,
    title: `${rule.title}, or ${other.title}`,
    class: classes[Math.max(classes.indexOf(rule.class), classes.indexOf(other.class), 1)]!,
    shape: rule.shape,
    isInjective: () => false,
    isOfValue: () => false,
    reads: (stated) => [...columnsOf(when), ...joined(stated, (one, options) => one.reads?.(options))],
    follows: (stated) => joined(stated, (one, options) => one.follows?.(options)),
    keepsType: (stated) => (rule.keepsType?.(stated) ?? true) && (other.keepsType?.(otherOf(stated)) ?? true),
    problems: (stated, context) => [
      ...(rule.problems?.(stated, context) ?? []),
      ...(other.problems?.(otherOf(stated), context) ?? []),
    ],
    prepare(stated, context) {
      const [one, two] = [rule.prepare(stated, context), other.prepare(otherOf(stated), context)]
      return (cells, rows) => {
        const truth = truthOf(when, rows)
        // Cells of the other rows are hidden from a mask: one that it could not read would stop the run.
        const masked = one(
          cells.map((cell, row) => (truth[row] === 1 ? cell : null)),
          rows,
        )
        const others = two(
          cells.map((cell, row) => (truth[row] === 1 ? null : cell)),
          rows,
        )
        return cells.map((_, row) => (truth[row] === 1 ? masked[row]! : others[row]!))
      }
    },
  }
}
