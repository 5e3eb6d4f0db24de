export { type ChainLink, isOfPeople, type Nature, natureOfChain, natures, natureTexts } from '../messages/index.js'
export { type ApplySchemaOptions, applySchema, columnsBeyond } from './apply-schema.js'
export { patternProblem } from './cells/date-pattern.js'
export {
  datetimeReader,
  datetimeWriter,
  formatDatetime,
  namesDay,
  parseDatetime,
  partsOfFormat,
} from './cells/datetime.js'
export { shortestFloat32 } from './cells/float32.js'
export { type DecimalMark, decimalsOf, numberWriter, parseNumber } from './cells/number.js'
export {
  type Column,
  cellAt,
  columnLength,
  countMissing,
  isMissing,
  type LevelColumn,
  levelColumn,
  levelCounts,
  type NumberColumn,
  numberColumn,
  presentRows,
  presentValues,
  takeRows,
} from './column.js'
export { concatTables } from './concat.js'
export { type CellSet, cellSetContains, type Evidence, type NumberRange, rangeContains } from './evidence.js'
export { evaluateExpression, evaluateFormula } from './expression/evaluate.js'
export { evidenceOf } from './expression/evidence-of.js'
export { parseExpression, parseFormula } from './expression/parse.js'
export { quoteName } from './expression/quote.js'
export { columnsOf, columnsOfOperand, type Expression } from './expression/syntax.js'
export { type Where, whereOf } from './expression/where.js'
export { type RoleGuess, roleByName } from './infer/guess-role.js'
export { identifierOf } from './infer/identifier-of.js'
export type { InferOptions } from './infer/infer-options.js'
export { type InferredColumn, inferSchema } from './infer/infer-schema.js'
export type { ColumnQuestion } from './infer/marker-candidate.js'
export type { MarkerAnswers } from './infer/missing-markers.js'
export { isNamedLikeIdentifier, isNamedLikePerson } from './infer/name-evidence.js'
export { profileDistinct, type TextProfile } from './infer/text-profile.js'
export { asListed, asReleased, listedFor, otherLevel } from './levels/as-released.js'
export { type CountedLevels, heldLevels } from './levels/counted-levels.js'
export { fewestPeople } from './levels/fewest-people.js'
export { replacedAtReading } from './levels/replaced-at-reading.js'
export {
  type RareLevels,
  type Replacements,
  replacementsText,
  withoutRareLevels,
} from './levels/without-rare-levels.js'
export { numberRange } from './number-range.js'
export { patientIndex } from './patients.js'
export { plainSchema } from './plain-schema.js'
export type { Candidate } from './relations/find/candidate.js'
export { mostSearchedColumns } from './relations/find/candidate.js'
export { hardlyMet, shareAbove } from './relations/find/chance.js'
export { findNearTies, type NearTie } from './relations/find/find-near-ties.js'
export { falseAlarmRate, findRelations, findRelationsOfDates } from './relations/find/find-relations.js'
export { endsOf, startsOf } from './relations/kinds/ceiling/learn-end.js'
export type { CeilingRelation, LearntCeiling } from './relations/kinds/ceiling/relation.js'
export { stepsFile } from './relations/kinds/cut/cut.js'
export type { CutRelation, LearntCut, StepFunction } from './relations/kinds/cut/relation.js'
export { applySteps } from './relations/kinds/cut/step-function.js'
export type { EqualityRelation } from './relations/kinds/equality/relation.js'
export { formulaValues } from './relations/kinds/formula/formula-values.js'
export type { FormulaRelation } from './relations/kinds/formula/relation.js'
export { learntFunctionFile } from './relations/kinds/function/function.js'
export type { FunctionRelation, LearntFunction, StateMap } from './relations/kinds/function/relation.js'
export { applyStateMap } from './relations/kinds/function/state-map.js'
export { combinationsOf, keyOf } from './relations/kinds/joint/combinations.js'
export type { JointRelation, LearntJoint } from './relations/kinds/joint/relation.js'
export { orderRoom } from './relations/kinds/order/order-room.js'
export type { OrderRelation } from './relations/kinds/order/relation.js'
export type { PresenceRelation } from './relations/kinds/presence/relation.js'
export { brokenRows, learnRelation, partsOf, relationText, settlesColumn } from './relations/learnt-relation.js'
export type { LearntRelation, LearntRelations, Relation, StatedRelations } from './relations/relation.js'
export { learntRelationFiles, relationFile } from './relations/relation-file.js'
export { relationOfRule, relationsOf } from './relations/relations-of.js'
export { type State, stateFile } from './relations/state.js'
export { columnOfStates, statesOf } from './relations/states.js'
export {
  boundsOf,
  type ColumnKind,
  type ColumnSchema,
  columnKinds,
  columnStep,
  type Domain,
  domainOf,
  domains,
  type FileEncoding,
  type FileNotation,
  isModelled,
  isNumberKind,
  type Role,
  type Rule,
  roles,
  type Schema,
} from './schema.js'
export { formatSchema, parseSchema } from './schema-file.js'
export { Table } from './table.js'
export { unreadableColumn } from './unreadable-column.js'
