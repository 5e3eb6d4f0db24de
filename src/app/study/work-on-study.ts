import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import {
  formatSchema,
  freshRelease,
  freshSeed,
  MirrorwardError,
  parseSchema,
  readText,
  writeFileAtomically,
} from '../../index.js'
import { isOpen, type Queue, type Work } from '../work/index.js'
import { jobOfStudy } from './job-of-study.js'
import type { Studies } from './open-studies.js'
import { privateSchema } from './private-schema.js'
import type { Study, StudyRun } from './study.js'
import { studyFiles } from './study-files.js'

export interface Bench {
  readonly studies: Studies
  readonly queue: Queue
}

export const lookKey = (id: string) => `${id}/look`
export const runKey = (id: string, run: number) => `${id}/${run}`

/** Looks at what a study opened, as `mirrorward inspect` does, in a process of its own. */
export async function lookAtInput(id: string, { studies, queue }: Bench): Promise<void> {
  const study = await studies.read(id)
  const folder = studies.folderOf(id)
  const files = studyFiles(folder, study)
  queue.add({
    key: lookKey(id),
    folder,
    words: lookWords(study, files.schema),
    onEnd: async ({ state, fault }, output) => {
      if (state === 'done') await writeFileAtomically(files.understood, output)
      const looked = state === 'done' || state === 'stopped' ? state : 'failed'
      await studies.update(id, ({ fault: _fault, ...rest }) => ({
        ...rest,
        looked,
        ...(looked === 'failed' && fault && { fault: copyOf(fault) }),
      }))
    },
  })
}

/** What the command line would be told. */
export function lookWords({ input }: Study, schema: string): string[] {
  return ['inspect', input, '--json', '--out', schema]
}

/**
 * Writes the job of a new run and starts it, or puts it behind those that run. Throws `bad-option` where nothing was chosen, or
 * a run of this study is open.
 */
export async function startRun(
  id: string,
  { language, ...bench }: Bench & { readonly language: 'en' | 'fr' },
): Promise<number> {
  const { studies, queue } = bench
  const study = await studies.read(id)
  if (study.looked !== 'done') throw new MirrorwardError('bad-option', 'the table has not been looked at')
  if (openRun(id, { study, queue }) !== undefined)
    throw new MirrorwardError('bad-option', 'a run of this study has not ended')
  const folder = studies.folderOf(id)
  const files = studyFiles(folder, study)
  const number = Math.max(0, ...study.runs.map((run) => run.number)) + 1
  const { privacy } = study.choice ?? {}
  const schema = await readText(files.schema)
  await writeFileAtomically(
    join(folder, files.schemaName(number)),
    privacy === undefined ? schema : formatSchema(privateSchema(parseSchema(schema, { file: files.schema }), privacy)),
  )
  const draws = { seed: freshSeed(), release: freshRelease() }
  const text = jobOfStudy(study, { folder, run: number, language, draws })
  await writeFileAtomically(join(folder, files.jobName(number)), text)
  const run: StudyRun = { number, state: 'waiting', seconds: 0, notes: [], stages: [] }
  await studies.update(id, (each) => ({ ...each, runs: [...each.runs, run] }))
  enqueue(id, { ...bench, study, number })
  return number
}

/** The same job once more, where it was stopped or failed: a training that kept a checkpoint goes on from it. */
export async function repeatRun(id: string, number: number, bench: Bench): Promise<void> {
  const study = await bench.studies.read(id)
  const run = study.runs.find((each) => each.number === number)
  if (run === undefined) throw new MirrorwardError('not-found', 'there is no such run')
  if (run.state === 'done') throw new MirrorwardError('bad-option', 'the run is done')
  if (openRun(id, { study, queue: bench.queue }) !== undefined)
    throw new MirrorwardError('bad-option', 'a run of this study has not ended')
  enqueue(id, { ...bench, study, number })
}

/** The words of a run, as they stand after `mirrorward`. */
export function runWords(study: Study, number: number): string[] {
  const { jobName } = studyFiles('', study)
  const model = study.choice?.steps.length === 1 ? study.choice.steps[0]?.model : undefined
  return ['run', jobName(number), ...(model === 'vae' ? ['--checkpoint', `checkpoint-${number}`] : [])]
}

function enqueue(
  id: string,
  { studies, queue, study, number }: Bench & { readonly study: Study; readonly number: number },
): void {
  queue.add({
    key: runKey(id, number),
    folder: studies.folderOf(id),
    words: [...runWords(study, number), '--json', '--progress', 'json'],
    onEnd: async (work) => {
      await studies.update(id, (each) => ({
        ...each,
        runs: each.runs.map((run) => (run.number === number ? recordOf(number, work) : run)),
      }))
    },
  })
}

/** The number of the run that waits, runs or pauses now. */
export function openRun(id: string, { study, queue }: { readonly study: Study; readonly queue: Queue }) {
  return study.runs.find(({ number }) => {
    const work = queue.get(runKey(id, number))
    return work !== undefined && isOpen(work)
  })?.number
}

/** A run as it is now: by its process where there is one, else as it was written down. */
export async function runNow(
  id: string,
  run: StudyRun,
  { studies, queue }: Bench,
): Promise<StudyRun & Pick<Work, 'progress'>> {
  const work = queue.get(runKey(id, run.number))
  if (work !== undefined) return { ...recordOf(run.number, work), ...(work.progress && { progress: work.progress }) }
  if (run.state !== 'waiting' && run.state !== 'running' && run.state !== 'paused') return run
  // Whoever ran it is gone: what it left tells whether it was done.
  const { releaseName } = studyFiles('', await studies.read(id))
  const isDone = await stat(join(studies.folderOf(id), releaseName(run.number), 'manifest.json')).then(
    () => true,
    () => false,
  )
  return { ...run, state: isDone ? 'done' : 'stopped' }
}

function recordOf(number: number, { state, seconds, notes, stages, fault }: Work): StudyRun {
  return {
    number,
    state,
    seconds,
    notes: [...notes],
    stages: [...stages],
    ...(fault && { fault: copyOf(fault) }),
  }
}

function copyOf({ code, message, issues }: NonNullable<Work['fault']>): NonNullable<StudyRun['fault']> {
  return { code, message, ...(issues && { issues: issues.map((issue) => ({ ...issue })) }) }
}
