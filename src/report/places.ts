import type { Evaluation } from '../../evaluators/index.js'
import { detailOf } from './detail-of.js'

/** Where on the page the details of a metric stand, by the list of its details that must hold something for them to stand there. */
const places: Readonly<Record<string, readonly [anchor: string, list: string]>> = {
  'validity.bounds': ['broken-rules', 'violations'],
  'validity.levels': ['broken-rules', 'violations'],
  'validity.keys': ['broken-rules', 'violations'],
  'validity.rules': ['broken-rules', 'violations'],
  'validity.relations': ['broken-rules', 'violations'],
  'validity.found-relations': ['broken-rules', 'violations'],
  'validity.precision': ['broken-rules', 'violations'],
  'fidelity.shape': ['columns', 'columns'],
  'fidelity.subgroups': ['subgroups', 'groups'],
  'fidelity.lost-relations': ['lost-relations', 'worst'],
  'fidelity.kept-relations': ['lost-relations', 'worst'],
  'utility.tstr': ['outcomes', 'outcomes'],
  'utility.lost-effects': ['lost-effects', 'worst'],
}

/** The anchor of a metric's details, else of the part it stands in; null where it was not measured. */
export function placeOf(metric: string, evaluation: Evaluation): string | null {
  const record = evaluation.results.find(({ id }) => id === metric)
  if (record === undefined) return null
  const [anchor, list] = places[metric] ?? []
  const detail = detailOf<Readonly<Record<string, unknown>>>(evaluation, metric)
  const held = list === undefined ? undefined : detail?.[list]
  if (anchor !== undefined && Array.isArray(held) && held.length > 0) return anchor
  const [family] = metric.split('.')
  return family === 'validity' ? 'fidelity' : (family ?? null)
}
