import type { Nature } from '../src/table/index.js'

/** Every release that has rows: what a metric of shapes, of use, or of somebody's presence asks of all alike. */
export const withRows: readonly Nature[] = ['synthetic', 'perturbed', 'generalised', 'masked', 'pseudonymised']

/** Rows that a model drew, or that noise moved: that one of them is a person's would be an accident, and is looked for. */
export const drawnRows: readonly Nature[] = ['synthetic', 'perturbed']

/** Rows as fine as the real ones: digits and declared precision mean something. */
export const fineRows: readonly Nature[] = ['synthetic', 'perturbed', 'masked', 'pseudonymised']

/** Rows that come from a model which can be fitted again. */
export const ofModels: readonly Nature[] = ['synthetic']

/** People's own rows: one to one comparisons mean something, for each row is somebody's. */
export const ownRows: readonly Nature[] = ['perturbed', 'generalised', 'masked', 'pseudonymised']

/** Rows with columns coarser than the real ones. */
export const coarseRows: readonly Nature[] = ['generalised', 'masked', 'pseudonymised']
