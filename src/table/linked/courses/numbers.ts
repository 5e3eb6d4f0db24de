import type { Column } from '../../column.js'
import { type ColumnSchema, columnStep, isNumberKind } from '../../schema.js'
import type { CourseTable } from './course-kind.js'
import { statedColumn } from './ranks.js'

const millisecondsPerDay = 86_400_000

/** A number column, dates in days; NaN where missing. */
export interface CourseNumbers {
  readonly cells: Float64Array
  /** Between neighbouring values; 0 when unknown. */
  readonly step: number
}

/** Of the child; undefined where it holds no numbers. O(rows). */
export function courseNumbers({ schema, column }: CourseTable, name: string): CourseNumbers | undefined {
  return numbersIn(column(name), statedColumn(schema, name))
}

/** Of its parent. */
export function parentNumbers({ parentSchema, parentColumn }: CourseTable, name: string): CourseNumbers | undefined {
  return numbersIn(parentColumn(name), statedColumn(parentSchema, name))
}

/** How many milliseconds a unit of a column is, or 1: dates count in days. */
export function unitOf(stated: ColumnSchema): number {
  return stated.kind === 'datetime' ? millisecondsPerDay : 1
}

function numbersIn(column: Column, stated: ColumnSchema | undefined): CourseNumbers | undefined {
  if (stated === undefined || column.type !== 'number' || !isNumberKind(stated.kind)) return undefined
  const unit = unitOf(stated)
  return {
    cells: column.values.map((value, row) => (column.valid?.[row] === 0 ? Number.NaN : value / unit)),
    step: columnStep(stated) / unit,
  }
}
