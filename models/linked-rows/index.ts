export {
  type CellsOfTable,
  type CellsOptions,
  cellsOf,
  countColumns,
  countName,
  numbersOf,
  personName,
} from './cells-of-table.js'
export { type Clock, largestTime, shareBelow, smallestTime, type TimeBook, timeBelow } from './clock.js'
export {
  clockFile,
  clockFromFile,
  clockToFile,
  isSound,
  positionsFile,
  treeColumnFile,
} from './clock-file.js'
export { codesOfStates } from './codes-of-states.js'
export { coursePositions } from './course-positions.js'
export { type CourseRows, courseRows } from './course-rows.js'
export { courseColumns, timeStates } from './course-states.js'
export { fitClock } from './fit-clock.js'
export { allPeople, type KeptRows, keptRows, notesOfKept } from './kept-rows.js'
export { keyColumn } from './keys.js'
export { withinKnownDates } from './known-dates.js'
export { type PlacedRows, timeColumn, withColumn, withKey, withReferences } from './link-rows.js'
export { linkedCard } from './linked-card.js'
export { decodeLinkedModel, encodeLinkedModel, type LinkedModelParts } from './linked-model-file.js'
export { drawPositions, fitPositions, type PositionLine, type PositionModel } from './positions.js'
export { limitTimes, originTimes, type RowTimes } from './read-times.js'
export { asReference, keysOf, refuseNames } from './references.js'
export { type RowLayout, rowLayout, type Step, stepsOf } from './row-layout.js'
export { blockPeople, type DrawnBlock, streamPeople } from './stream-people.js'
export { type TableRoles, tableRoles } from './table-roles.js'
export { type CellsOfRows, type TablesDrawer, tablesDrawer } from './tables-drawer.js'
