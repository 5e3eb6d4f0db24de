import { isModelled, type Schema } from '../../table/index.js'
import type { JobInput } from '../job.js'
import type { Purpose } from './answers.js'
import { budgetStep, draftedSchema, type PublicSource, publicSource } from './budget.js'
import { type AdviceRule, type AdviceRules, defaultRules } from './rules.js'
import { type TechniqueRisks, wp29Risks } from './wp29.js'

/** Techniques that may be combined for a purpose, with the reason. */
export interface Option {
  readonly rule: string
  /** Empty: not here, and `why` says what to do instead. */
  readonly steps: readonly Readonly<Record<string, unknown>>[]
  readonly why: { readonly en: string; readonly fr: string }
  readonly source: string
  /** Of its last technique that decides: what the Opinion says remains. */
  readonly risks?: TechniqueRisks
}

export interface Advice {
  readonly purpose: Purpose
  /** Best first. */
  readonly options: readonly Option[]
  /** Of the first option that has steps. */
  readonly job?: JobInput
  /** Where the job has a budget: whence its public schema. */
  readonly publicSchema?: PublicSource
  /** That schema with everything bought, where it is to be written beside the job. */
  readonly drafted?: Schema
  /** Of the table of rules. */
  readonly date: string
}

export interface AdviseRequest {
  readonly purpose: Purpose
  /** Of the table; absent where the data are none. */
  readonly schema?: Schema | undefined
  readonly input: string
  readonly schemaFile?: string | undefined
  /** The schema as a person wrote it in that file. */
  readonly written?: Schema | undefined
  readonly language?: 'en' | 'fr' | undefined
  readonly rules?: AdviceRules | undefined
}

/** Techniques in order for a purpose, by the table of rules, and the job that runs the first. Judges nothing: numbers come of the run. */
export function advise(request: AdviseRequest): Advice {
  const { purpose, schema, input, schemaFile, written, language, rules = defaultRules } = request
  const options = rules.rules
    .filter((rule) => fits(rule, purpose))
    .map((rule): Option => {
      const steps = rule.steps.map((step) => stepFor(step, { rule, purpose, schema, written }))
      const risks = risksOf(steps)
      return { rule: rule.id, steps, why: rule.why, source: rule.source, ...(risks && { risks }) }
    })
  const isFirst = ({ steps }: Option, place: number) =>
    options.findIndex((other) => JSON.stringify(other.steps) === JSON.stringify(steps)) === place
  // What is not here is the whole answer.
  const whole =
    options[0]?.steps.length === 0
      ? options.slice(0, 1)
      : options.filter((option, place) => option.steps.length > 0 && isFirst(option, place))
  const [first] = whole
  const hasBudget = first?.steps.some(({ epsilon }) => epsilon !== undefined) === true
  const isWhole = schema?.columns.every(({ name }) => written?.columns.some((column) => column.name === name)) === true
  const source = hasBudget ? publicSource(written, { isWhole }) : undefined
  return {
    ...{ purpose, options: whole, date: rules.date },
    ...(first !== undefined &&
      first.steps.length > 0 && { job: jobOf(first, { purpose, input, schemaFile, language }) }),
    ...(source !== undefined && { publicSchema: source }),
    ...(source === 'drafted' && written !== undefined && { drafted: draftedSchema(written) }),
  }
}

function fits({ when }: AdviceRule, purpose: Purpose): boolean {
  return Object.entries(when).every(([key, wanted]) => wanted?.includes(purpose[key as keyof typeof when]))
}

function stepFor(
  step: Readonly<Record<string, unknown>>,
  {
    rule,
    purpose,
    schema,
    written,
  }: {
    readonly rule: AdviceRule
    readonly purpose: Purpose
    readonly schema: Schema | undefined
    readonly written: Schema | undefined
  },
): Readonly<Record<string, unknown>> {
  if (step.epsilon !== undefined) return budgetStep(step, written)
  if (step.technique === 'mask' && rule.key === 'kept') return { ...step, key: 'mirrorward.key' }
  if (step.technique !== 'k-anonymity' || schema === undefined) return step
  const known = schema.columns.filter(({ role }) => role === 'quasi-identifier').map(({ name }) => name)
  const precise = purpose.columns.filter((name) => known.includes(name))
  const secret = schema.columns.find(
    (column) =>
      isModelled(column) &&
      (column.role === 'sensitive' || column.role === 'outcome') &&
      column.kind !== 'numeric' &&
      column.kind !== 'datetime',
  )
  return {
    ...step,
    ...(step.models === undefined && secret && { models: [{ id: 'distinct-l', column: secret.name, l: 2 }] }),
    ...(precise.length > 0 && { atMost: Object.fromEntries(precise.map((name) => [name, 0])) }),
  }
}

/** Of the step that decides: new rows if a model makes some, else what was done to people's own last. */
function risksOf(steps: readonly Readonly<Record<string, unknown>>[]): TechniqueRisks | undefined {
  if (steps.some(({ epsilon }) => epsilon !== undefined)) return wp29Risks.budget
  const techniques = steps.map(({ technique, models }) => (models === undefined ? technique : 'l-diversity'))
  return wp29Risks[String(techniques.includes('synthesis') ? 'synthesis' : techniques.at(-1))]
}

function jobOf(
  { steps }: Option,
  { purpose, input, schemaFile, language }: Pick<AdviseRequest, 'purpose' | 'input' | 'schemaFile' | 'language'>,
): JobInput {
  return {
    input,
    ...(schemaFile !== undefined && { schema: schemaFile }),
    ...{ out: 'release', purpose, steps: steps as JobInput['steps'] },
    depth: purpose.time === 'hours' ? 'deep' : 'standard',
    ...(purpose.recipient !== 'inside' && { audience: 'external' }),
    ...(language !== undefined && { language }),
  }
}
