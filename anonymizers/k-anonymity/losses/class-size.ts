import type { LossMeasure } from './measure.js'

/** Average size of a class against k (LeFevre et al. 2006, AECS). */
export const classSize: LossMeasure = {
  id: 'class-size',
  title: 'average class against k',
  reading: '1: no class larger than k asks; 10: ten times as large on average',
  cost: {
    of: 'classes',
    whole(classes, { k }) {
      const released = classes.filter(({ isReleased }) => isReleased)
      const rows = released.reduce((sum, each) => sum + each.rows, 0)
      return released.length === 0 ? Number.POSITIVE_INFINITY : rows / (released.length * k)
    },
    least: (classes, { rows, limit, k }) => (classes.length === 0 ? 0 : (rows - limit) / (classes.length * k)),
  },
}
