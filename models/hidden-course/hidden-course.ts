import { MirrorwardError } from '../../src/errors.js'
import type { Rng } from '../../src/math/index.js'
import { childrenOf, type LinkedTableSchema, type LinkedTables } from '../../src/table/linked/index.js'
import type { FittedLinkedModel, LinkedFitContext, LinkedModel } from '../linked-model.js'
import {
  allPeople,
  cellsOf,
  countName,
  courseRows,
  type KeptRows,
  keptRows,
  notesOfKept,
  refuseNames,
  tableRoles,
} from '../linked-rows/index.js'
import { chooseSizes, type SizeChoice, startOf } from './choose-sizes.js'
import { type Climbed, climb } from './climb.js'
import { componentsOf } from './components.js'
import type { HiddenCourse } from './course.js'
import { fitTogether } from './fit-people.js'
import { fittedHiddenCourse } from './fitted-hidden-course.js'
import { hiddenCourseFromFile } from './hidden-course-file.js'
import { type LearntCourse, type LearntStrand, learnCourse } from './learn-course.js'
import { type HiddenCourseOptions, hiddenCourseOptions } from './options.js'
import type { TableParameters } from './parameters.js'
import { climbStepwise } from './stepwise.js'

const identity = { model: 'hidden-course', title: 'Hidden course' }

/** People of a few classes, whose rows follow hidden states; everything is discrete, and conditions are exact. See docs/models/hidden-course.md. */
export const hiddenCourse: LinkedModel<HiddenCourseOptions> = {
  id: identity.model,
  title: identity.title,
  options: hiddenCourseOptions,
  imputes: true,
  fit,
  load: (bytes) => fittedHiddenCourse(hiddenCourseFromFile(bytes, identity)),
}

/** Rows in a table for each hidden state, at least. */
const fewestRowsAState = 10
/** People for each class, at least. */
const fewestPeopleAClass = 30

async function fit(
  train: LinkedTables,
  { options, rng, release, notes = [], onProgress, signal }: LinkedFitContext<HiddenCourseOptions>,
): Promise<FittedLinkedModel> {
  const { schema } = train
  const roles = tableRoles(schema)
  refuseNames(roles)
  const everybody = allPeople(train.table(roles.people.name).rowCount)
  const people = everybody.rows.length
  if (people === 0) throw new MirrorwardError('bad-data', `table "${roles.people.name}" has no rows`)
  const kept = new Map<string, KeptRows>([[roles.people.name, everybody]])
  for (const { name, parent } of roles.courses)
    kept.set(name, keptRows(train, name, { above: kept.get(parent!.table)!, mostRowsEach: options.mostRowsEach }))
  const cells = (table: LinkedTableSchema) =>
    cellsOf(train, table.name, { schema, kept: kept.get(table.name)!, below: kept })
  const learnt: LearntCourse[] = []
  for (const child of roles.courses) {
    const above = learnt.findIndex(({ table }) => table === child.parent!.table)
    const strandsBefore = learnt.slice(0, Math.max(0, above)).reduce((sum, { strands }) => sum + strands.length, 0)
    learnt.push(
      learnCourse(
        {
          ...{ table: child.name, above: above < 0 ? -1 : strandsBefore, cells: cells(child) },
          counts: new Set(childrenOf(schema, child.name).map(({ name }) => countName(schema, name))),
          ...courseRows(train, child, { kept, people }),
        },
        options,
      ),
    )
  }
  onProgress?.(0.05)
  const components = componentsOf(learnt.flatMap(({ strands }) => strands))
  const climbed: Climbed[] = []
  const sizes: string[] = []
  for (const [index, { strands }] of components.entries()) {
    const stream = rng.fork(`strand:${index}`)
    const choice = await sizesOf(strands, { people, options, rng: stream.fork('choose'), signal })
    const start = startOf(strands, { people, ...choice, rng: stream.fork('start') })
    const climbing = { people, classes: choice.classes, signal, passes: options.passes }
    climbed.push(
      people > options.mostPassedPeople
        ? await climbStepwise(start, strands, { ...climbing, rng: stream.fork('steps') })
        : await climb(start, strands, climbing),
    )
    sizes.push(sizesNote(strands, learnt, choice))
    onProgress?.(0.05 + (0.7 * (index + 1)) / components.length)
  }
  const { table, schema: peopleSchema } = cells(roles.people)
  const together = await fitTogether(components, climbed, {
    ...{ table, schema: peopleSchema, options, rng: rng.fork('people'), signal },
    nameOf: (component) => countName(schema, `class ${component}`),
  })
  onProgress?.(1)
  const parameters: TableParameters[] = []
  components.forEach(({ numbers }, index) => {
    numbers.forEach((number, at) => {
      parameters[number] = together.courses[index]!.parameters[at]!
    })
  })
  let next = 0
  return fittedHiddenCourse({
    ...identity,
    schema,
    people: together.people,
    courses: learnt.map(
      ({ strands, ...course }): HiddenCourse => ({
        ...course,
        strands: strands.map(({ members }) => ({ members, ...parameters[next++]! })),
      }),
    ),
    lookups: new Map(roles.lookups.map(({ name }) => [name, train.table(name)])),
    options: { ...options },
    release,
    trainPeople: people,
    notes: [...notes, ...notesOfKept(kept, options), ...sizes],
  })
}

function sizesOf(
  strands: readonly LearntStrand[],
  {
    people,
    options,
    rng,
    signal,
  }: { people: number; options: HiddenCourseOptions; rng: Rng; signal: AbortSignal | undefined },
): Promise<SizeChoice> | SizeChoice {
  const { classes, states, candidates } = options
  const rows = strands[0]!.rows.rowCount
  if (rows === 0 || strands.every(({ members, times }) => members.length === 0 && times === undefined))
    return { classes: 1, states: 1, tried: [] }
  const codes = strands[0]!.shape.sizes.reduce((sum, size) => sum + size, strands[0]!.times?.gap.classes ?? 0)
  const most = Math.max(1, Math.min(2 * codes, Math.floor(rows / fewestRowsAState)))
  const mostClasses = Math.max(1, Math.floor(people / fewestPeopleAClass))
  const among = {
    classes: classes === undefined ? candidates.classes.map((each) => Math.min(mostClasses, each)) : [classes],
    states: (states === undefined ? candidates.states : [states]).map((each) => Math.min(most, each)),
  }
  if (among.classes.length === 1 && among.states.length === 1)
    return { classes: among.classes[0]!, states: among.states[0]!, tried: [] }
  return chooseSizes(strands, { people, candidates: among, rng, signal })
}

/** What a component holds, in the words of its columns, and what it was chosen by. */
function sizesNote(
  strands: readonly LearntStrand[],
  learnt: readonly LearntCourse[],
  { tried, classes, states }: SizeChoice,
): string {
  const { table, members, times } = strands[0]!
  const { columns } = learnt.find((course) => course.table === table)!
  const names = members.map(({ from, column }) => {
    const { name } = columns[column]!.variable
    return from === 'flag' ? `whether ${name} is measured` : name
  })
  const what = [...(times ? ['times'] : []), ...names].join(', ')
  const all = tried.map((each) => `${each.classes} × ${each.states}: ${each.heldOut.toFixed(2)}`).join(', ')
  const why = tried.length === 0 ? '' : `, chosen by held-out log-likelihood a person (${all} nats)`
  return `table ${table}, ${what || 'nothing'}: ${classes} classes of people, ${states} hidden states${why}`
}
