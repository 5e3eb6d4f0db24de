import { measureOnce } from '../measure-once.js'
import { later, laterTables } from './columns.js'

/** `npx tsx bench/detection/later/measure.ts COMMIT`; COMMIT is the one the detectors stand at. */
await measureOnce(later.columns(), {
  page: new URL('../later-run.md', import.meta.url),
  set: 'later',
  heading: 'A later set of columns, kept back from everybody',
  about: `Labelled and measured once, on 28 November 2026, with the detectors of commit ${process.argv[2] ?? 'unknown'}. Whoever labelled it had read the definitions and the figures above, not the detectors. ${laterTables.length} made tables of 30 to 60 rows, of hospitals, practices, laboratories, pharmacies, insurers, registers and studies in France, Belgium, Switzerland, Quebec, Britain, Ireland and the United States, over other people, towns and forms of numbers than the two halves. Nothing was tuned to it; the detectors may have changed since, these figures do not.`,
})
