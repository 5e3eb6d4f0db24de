import { z } from 'zod'
import { codebookFromJson, codebookToJson } from '../../src/encode/index.js'
import { MirrorwardError } from '../../src/errors.js'
import type { Safetensors, Tensor } from '../file/index.js'
import {
  type Clock,
  clockFile,
  clockFromFile,
  clockToFile,
  isSound,
  positionsFile,
  treeColumnFile,
} from '../linked-rows/index.js'
import { type HiddenCourse, places, type StepModel, type Strand } from './course.js'
import { memberSize } from './members.js'

const size = z.int().min(1).max(1024)

const strandFile = z.strictObject({
  members: z.array(z.strictObject({ from: z.enum(['flag', 'value']), column: z.int().min(0) })),
  classes: size,
  states: size,
  parents: z.array(z.int().min(-1)),
  times: z.strictObject({ first: size, gap: size }).optional(),
})

const courseFile = z.strictObject({
  table: z.string(),
  codebook: z.string(),
  columns: z.array(treeColumnFile),
  strands: z.array(strandFile),
  clock: clockFile.optional(),
  positions: positionsFile,
  trainRows: z.int().min(0),
})

export const coursesFile = z.array(courseFile)
export type CourseFile = z.output<typeof courseFile>
type StrandFile = z.output<typeof strandFile>

/** A course as plain JSON, its numbers apart. */
export function courseToFile({
  table,
  codebook,
  columns,
  strands,
  clock,
  positions,
  trainRows,
}: HiddenCourse): CourseFile {
  return courseFile.parse({
    table,
    codebook: codebookToJson(codebook),
    columns,
    strands: strands.map(({ members, chain, emission, times }) => ({
      members,
      classes: chain.classes,
      states: chain.states,
      parents: emission.parents,
      ...(times && { times: { first: times.first.classes, gap: times.gap.classes } }),
    })),
    ...(clock && { clock: clockToFile(clock) }),
    positions,
    trainRows,
  })
}

/** The numbers of a course as tensors, their names after its table. */
export function courseTensors({ table, strands }: HiddenCourse): [string, Tensor][] {
  return strands.flatMap(({ chain, emission, times }, strand) => {
    const named: [string, Float64Array | Uint8Array][] = [
      ['initial', chain.initial],
      ['transitions', chain.transitions],
      ...emission.shares.map((own, member): [string, Float64Array] => [`shares:${member}`, own]),
      ...emission.lifts.map((own, member): [string, Float64Array] => [`lifts:${member}`, own]),
      ...(times ? [...stepTensors('first', times.first), ...stepTensors('gap', times.gap)] : []),
    ]
    return named.map(([name, data]): [string, Tensor] => [`${table}/${strand}/${name}`, { shape: [data.length], data }])
  })
}

function stepTensors(
  name: string,
  { classOf, edges, byState, byClass, within }: StepModel,
): [string, Float64Array | Uint8Array][] {
  return [
    [`${name}:classes`, classOf],
    [`${name}:edges`, edges],
    [`${name}:states`, byState],
    [`${name}:class`, byClass],
    [`${name}:within`, within],
  ]
}

/** The course of a model file. Throws `bad-model` when its parts do not fit each other. */
export function courseFromFile(file: Safetensors, saved: CourseFile): HiddenCourse {
  const { table, columns, positions, trainRows } = saved
  const damaged = () => new MirrorwardError('bad-model', `model file has a damaged course: table "${table}"`)
  const codebook = codebookFromJson(saved.codebook)
  const clock = saved.clock && clockFromFile(saved.clock, damaged)
  const fits =
    columns.length === codebook.books.length &&
    positions.length === columns.length &&
    columns.every((column, index) => isSound(column, codebook.books[index]!.size)) &&
    saved.strands.length > 0 &&
    saved.strands.every(({ members, parents, times }, strand) => {
      const isTimed = strand === 0 && clock !== undefined
      const known = members.every(({ column }) => column < columns.length)
      return known && parents.length === members.length && isForest(parents) && isTimed === (times !== undefined)
    })
  if (!fits) throw damaged()
  const strands = saved.strands.map((strand, number) =>
    strandFromFile(file, strand, { name: `${table}/${number}`, columns, clock, damaged }),
  )
  return { ...{ table, codebook, columns, strands, positions, trainRows }, ...(clock && { clock }) }
}

function strandFromFile(
  { tensors }: Safetensors,
  { members, classes, states, parents, times }: StrandFile,
  {
    name: prefix,
    columns,
    clock,
    damaged,
  }: Pick<HiddenCourse, 'columns'> & {
    readonly name: string
    readonly clock: Clock | undefined
    readonly damaged: () => Error
  },
): Strand {
  const read = (name: string, length: number): Float64Array => {
    const data = tensors.get(`${prefix}/${name}`)?.data
    if (!(data instanceof Float64Array) || data.length !== length || !data.every((value) => value >= 0)) throw damaged()
    return data
  }
  const sizes = members.map((member) => memberSize(columns, member))
  const stateCount = (step: 'first' | 'gap') => clock![step].column.variable.codes.length
  return {
    members,
    chain: {
      classes,
      states,
      initial: read('initial', places * classes * states),
      transitions: read('transitions', places * classes * states * states),
    },
    emission: {
      parents,
      shares: sizes.map((length, member) => read(`shares:${member}`, length * states)),
      lifts: sizes.map((length, member) =>
        read(`lifts:${member}`, parents[member]! < 0 ? 0 : length * sizes[parents[member]!]!),
      ),
    },
    ...(times && {
      times: {
        first: step('first', { groups: times.first, cells: states }),
        gap: step('gap', { groups: times.gap, cells: states * states }),
      },
    }),
  }

  function step(
    name: 'first' | 'gap',
    { groups, cells }: { readonly groups: number; readonly cells: number },
  ): StepModel {
    const classOf = tensors.get(`${prefix}/${name}:classes`)?.data
    const edges = tensors.get(`${prefix}/${name}:edges`)?.data
    if (!(classOf instanceof Uint8Array && edges instanceof Float64Array)) throw damaged()
    if (classOf.length !== stateCount(name) || classOf.some((group) => group >= groups)) throw damaged()
    if (edges.length > 250 || edges.some((edge, at) => !(at === 0 || edge > edges[at - 1]!))) throw damaged()
    const pressures = edges.length + 2
    return {
      classOf,
      classes: groups,
      edges,
      byState: read(`${name}:states`, pressures * groups * cells),
      byClass: read(`${name}:class`, pressures * groups),
      within: read(`${name}:within`, pressures * stateCount(name)),
    }
  }
}

/** Whether every column hangs, directly or not, on one that hangs on none. */
function isForest(parents: readonly number[]): boolean {
  return parents.every((_, column) => {
    let at = column
    for (let steps = 0; at >= 0; steps++) {
      if (steps > parents.length || at >= parents.length) return false
      at = parents[at]!
    }
    return true
  })
}
