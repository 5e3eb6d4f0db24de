export { asKey, withKeys } from './as-keys.js'
export { type PeopleCondition, parsePeopleCondition, type RowCount } from './condition/parse-people-condition.js'
export { type PeopleForms, type PeopleWhere, peopleWhere } from './condition/people-where.js'
export { type Constancy, constancies } from './constant-columns.js'
export { type BrokenCourses, courseTable, type FoundCourse, groupsOf } from './courses/course-kind.js'
export { courseKindOf, courseText, everyCourseKind } from './courses/course-kinds.js'
export type { CourseRelation, CourseRelations, CourseType } from './courses/course-relation.js'
export { courseAlarmRate, findCourses } from './courses/find-courses.js'
export { unitOf } from './courses/numbers.js'
export { ranksOf } from './courses/ranks.js'
export type {
  DatabaseCheck,
  DatabaseColumn,
  DatabaseReference,
  DatabaseSchema,
  DatabaseTable,
  DatabaseType,
} from './database-schema.js'
export { childCounts, type Gaps, gapsOf, timesOf } from './gaps.js'
export { countedPart, joinedName, withJoined, withoutJoined } from './joined-keys.js'
export { type FaultKind, faultKinds, type KeyFault, type SettledTables, settleKeys } from './key-faults.js'
export { type Lift, type Lifted, type LiftedColumn, lift, repeats } from './lift.js'
export {
  childrenOf,
  type FaultAction,
  faultActions,
  type LinkedSchema,
  type LinkedSchemaDraft,
  type LinkedTableDraft,
  type LinkedTableSchema,
  peopleTables,
  rootsOf,
} from './linked-schema.js'
export {
  formatLinkedSchema,
  linkedSchemaFile,
  parentsFirst,
  parseLinkedSchema,
  tableNameOf,
} from './linked-schema-file.js'
export { type LeftOutKey, type LinkedOfDatabase, leftOutReasons, linkedSchemaOf } from './linked-schema-of.js'
export { linkedSchemaProblems } from './linked-schema-problems.js'
export { keyRows, keyText, LinkedTables } from './linked-tables.js'
export { melt, meltedSchema } from './melt.js'
export { fromOffsets, type Offset, schemaFromOffsets, toOffsets } from './offsets.js'
export { mostEntities, type Pivot, type Pivoted, type PivotedEntity, pivot } from './pivot.js'
export { pointedAtFirst } from './pointed-at-first.js'
export { poolLinked } from './pool.js'
export { findingKinds, type LinkFinding, type UnlinkedTable } from './propose/finding.js'
export { type MadePeople, madePeople, madeTable } from './propose/made-people.js'
export { type NearLink, nearestLink } from './propose/near-link.js'
export { type LinkedProposal, proposeLinked, proposeTime } from './propose/propose-linked.js'
export { streamsOf, type TableStreams, tableNamed } from './table-streams.js'
export { renumbered, takePeople } from './take-people.js'
export { unlift, unliftedSchema } from './unlift.js'
