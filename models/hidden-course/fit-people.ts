import type { Rng } from '../../src/math/index.js'
import type { Schema, Table } from '../../src/table/index.js'
import { natsOfPeople, upward } from './chain-tree.js'
import { type Climbed, climb, repeatedLogs } from './climb.js'
import type { Component } from './components.js'
import { posteriorClasses } from './expectation.js'
import { keepClasses } from './keep-classes.js'
import type { HiddenCourseOptions } from './options.js'
import { chainTable } from './parameters.js'
import { type ClassColumn, drawClasses, fitPeopleTree, type PeopleTree, treeStates } from './people-tree.js'
import { classesHeld, sampleClasses } from './sample-classes.js'

export interface FitPeopleContext {
  readonly table: Table
  readonly schema: Schema
  /** A free name for the column of a component's classes. */
  readonly nameOf: (component: number) => string
  readonly options: Pick<HiddenCourseOptions, 'rare'>
  readonly rng: Rng
  readonly signal?: AbortSignal | undefined
}

/** Fewer people in a class would be kept from the codebook. */
const fewestInClass = 5
/** Rounds of people and rows learning of each other, draws of classes in each, and passes over the rows. */
const rounds = 1
const draws = 8
const settlingPasses = 3

/**
 * People and courses brought together: classes are drawn for everybody from what their rows say, a tree learns them with the
 * columns of people and with each other, and the courses are learnt on with the classes that person and rows make likely
 * together.
 */
export async function fitTogether(
  components: readonly Component[],
  climbed: readonly Climbed[],
  { table, schema, nameOf, options, rng, signal }: FitPeopleContext,
): Promise<{ readonly people: PeopleTree; readonly courses: readonly Climbed[] }> {
  const people = table.rowCount
  const minCount = Math.max(fewestInClass, options.rare?.minCount ?? 0)
  const drawn = (all: readonly Climbed[], name: string) =>
    components.map((component, index) =>
      sampleClasses(ownPosterior(component, all[index]!, people), {
        ...{ people, classes: all[index]!.classes.length, rng: rng.fork(`${name}:${index}`) },
      }),
    )
  const rough = drawn(climbed, 'classes')
  let courses = climbed.map((own, index) =>
    keepClasses(own, components[index]!.strands, classesHeld(rough[index]!, { classes: own.classes.length, minCount })),
  )
  const groups = courses.map(
    ({ classes }, index): ClassColumn => ({
      name: classes.length > 1 ? nameOf(index) : null,
      classes: classes.length,
    }),
  )
  const learn = (classOf: readonly Int32Array[], name: string, states?: number) =>
    fitPeopleTree({ table, schema, groups, classOf, states, rare: options.rare, rng: rng.fork(name), signal })
  let tree = await learn(drawn(courses, 'classes kept'), 'tree')
  if (groups.every(({ name }) => name === null)) return { people: tree, courses }
  for (let round = 0; round < rounds; round++) {
    const nats = components.map((component, index) => classNats(component, courses[index]!, people))
    const classes = Array.from({ length: draws }, (_, draw) =>
      drawClasses(tree, table, { nats, rng: rng.fork(`round:${round}:${draw}`) }),
    )
    courses = await Promise.all(
      components.map(({ strands }, index) => {
        const posterior = sharesOf(
          classes.map((own) => own[index]!),
          groups[index]!.classes,
        )
        return climb(courses[index]!, strands, {
          people,
          classes: groups[index]!.classes,
          posterior,
          passes: settlingPasses,
          signal,
        })
      }),
    )
    tree = await learn(classes[0]!, `tree:${round}`, treeStates(tree))
  }
  return { people: tree, courses }
}

/** By person the share of draws in each class. */
function sharesOf(draws: readonly Int32Array[], classes: number): Float64Array {
  const shares = new Float64Array(draws[0]!.length * classes)
  for (const own of draws)
    own.forEach((group, person) => {
      shares[person * classes + group]! += 1 / draws.length
    })
  return shares
}

/** P(rows | class) in nats: cell person·classes + class. */
function classNats({ strands }: Component, { parameters, classes }: Climbed, people: number): Float64Array {
  const known = strands.map(({ above }, strand) => chainTable(parameters[strand]!, above))
  const up = upward(
    known,
    strands.map(({ rows }) => rows),
  )
  return natsOfPeople(known, up, { people, classes: classes.length })
}

function ownPosterior(component: Component, climbed: Climbed, people: number): Float64Array {
  const { classes } = climbed
  const prior = repeatedLogs(classes, people)
  return posteriorClasses(classNats(component, climbed, people), { prior, people, classes: classes.length }).posterior
}
