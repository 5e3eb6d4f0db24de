import type { Evaluation, EvaluationInput, LinkedEvaluation, LinkedMapEntry } from '../../../evaluators/index.js'

/**
 * The judgement of linked tables together in the shape of a single table's, for whatever shows or compares any evaluation: rows are
 * people, and columns are those of every table, called `table.column`. What is of each table by itself is not in it.
 */
export function asOneEvaluation({
  map,
  tables,
  format: _,
  version,
  published: _released,
  courses: _drawn,
  ...rest
}: LinkedEvaluation): Evaluation {
  const people = peopleEntry(map)
  const input = (side: keyof LinkedMapEntry['rows']): EvaluationInput => ({ rows: people.rows[side] })
  const columns = map.flatMap(({ name }) => {
    const own = tables.find((table) => table.name === name)?.evaluation.schema.columns ?? []
    const beside = `${map.find((entry) => entry.name === name)?.parent?.table}.`
    return own
      .filter((column) => !column.name.startsWith(beside))
      .map((column) => ({ ...column, name: `${name}.${column.name}` }))
  })
  return {
    ...rest,
    ...{ format: 'mirrorward/evaluation', version },
    inputs: {
      train: input('train'),
      holdout: input('holdout'),
      reference: input('reference'),
      synthetic: input('synthetic'),
    },
    schema: { name: rest.title, columns },
  }
}

/** The table of people: the first that hangs on none and that others hang on. */
export function peopleEntry(map: LinkedEvaluation['map']): LinkedMapEntry {
  return (
    map.find((each) => each.parent === undefined && map.some(({ parent }) => parent?.table === each.name)) ?? map[0]!
  )
}
