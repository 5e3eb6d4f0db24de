import { columnsOf, parseExpression, partsOf, type Schema } from '../../table/index.js'

/** Without what names columns that are gone. */
export function schemaWithin(schema: Schema): Schema {
  const { relations: _relations, rules: _rules, time: _time, patient: _patient, timeToEvent, ...rest } = schema
  const names = new Set(schema.columns.map(({ name }) => name))
  const pairs = timeToEvent?.filter(({ time, event }) => names.has(time) && names.has(event))
  return { ...rest, ...(pairs && pairs.length > 0 && { timeToEvent: pairs }) }
}

/** The relations and rules that speak of columns alone which a step left as they were: what follows keeps them. */
export function statementsKept(
  { relations = [], rules = [] }: Schema,
  isKept: (name: string) => boolean,
): Pick<Schema, 'relations' | 'rules'> {
  const related = relations.filter((relation) => {
    const { column, inputs } = partsOf(relation)
    return [column, ...inputs].every(isKept)
  })
  const ruled = rules.filter(({ expression }) => columnsOf(parseExpression(expression)).every(isKept))
  return { ...(related.length > 0 && { relations: related }), ...(ruled.length > 0 && { rules: ruled }) }
}
