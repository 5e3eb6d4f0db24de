import { z } from 'zod'
import type { CourseKind } from './course-kind.js'
import type { CourseRelation, CourseType } from './course-relation.js'
import { bound } from './kinds/bound.js'
import { constantAfter } from './kinds/constant-after.js'
import { increment } from './kinds/increment.js'
import { monotone } from './kinds/monotone.js'

/** Every kind, in the order in which they are searched. A type of `course-relation.ts` without its line here is an error. */
const courseKinds: { readonly [Type in CourseType]: CourseKind<Type> } = {
  increment,
  monotone,
  'constant-after': constantAfter,
  bound,
}

export const everyCourseKind: readonly CourseKind<CourseType>[] = Object.values(courseKinds)

export function courseKindOf({ type }: CourseRelation): CourseKind<CourseType> {
  return courseKinds[type]
}

/** One line for people. */
export function courseText(relation: CourseRelation): string {
  return courseKindOf(relation).say(relation)
}

type Shapes = [z.ZodObject<{ type: z.ZodLiteral<string> }>]

/** The shape of a relation across rows in a file of linked tables. */
export const courseFile = z.discriminatedUnion(
  'type',
  everyCourseKind.map(({ file }) => file) as unknown as Shapes,
) as unknown as z.ZodType<CourseRelation>
