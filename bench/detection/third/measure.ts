import { measureOnce } from '../measure-once.js'
import { third, thirdTables } from './columns.js'

/** `npx tsx bench/detection/third/measure.ts COMMIT`; COMMIT is the one the detectors stand at. */
await measureOnce(third.columns(), {
  page: new URL('../third-run.md', import.meta.url),
  set: 'third',
  heading: 'A third set of columns, of eighteen countries',
  about: `Labelled and measured once, on 28 November 2026, with the detectors of commit ${process.argv[2] ?? 'unknown'}. Whoever labelled it had read the definitions and what the later run above missed, not the detectors. ${thirdTables.length} made tables of 30 to 60 rows, of hospitals, practices, laboratories, pharmacies, insurers, registers, trials, emergency calls and social care, in nine languages, over other people, towns and forms of numbers than the sets above. Nothing was tuned to it; the detectors may have changed since, these figures do not.`,
})
