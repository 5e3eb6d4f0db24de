import { workerData } from 'node:worker_threads'
import type { Column } from '../table/index.js'
import { answerRefit, type Generator, type RefitTask } from './refits.js'

// tinypool keeps the first place for itself.
const [, generator] = workerData as [unknown, Generator]

/** Fits and samples once in this thread. Tables travel as their columns. */
export default async function run(task: RefitTask): Promise<readonly Column[]> {
  return (await answerRefit(generator, task)).columns
}
