import { columnCounter, detectColumn } from '../../src/identity/index.js'
import type { ColumnDetector } from './columns/labelled-column.js'

/** The detector of columns of src/identity, as measureColumns asks it. */
export const ourColumns: ColumnDetector = ({ columns }) =>
  columns.map(({ name, values }) => {
    const counter = columnCounter(name)
    for (const value of values) counter.add(value)
    return detectColumn(counter.texts()).role
  })
