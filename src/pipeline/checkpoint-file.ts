import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { FitContext } from '../../models/index.js'
import { MirrorwardError } from '../errors.js'
import { writeFileAtomically } from '../io/index.js'

/**
 * A fit that keeps its state in a file and goes on from it when it exists. The file is replaced as one at every state, and
 * stays afterwards. A fit that is stopped says so in an issue of its error.
 */
export async function fitWithCheckpoint<Fitted>(
  path: string,
  start: (context: Pick<FitContext<unknown>, 'checkpoint' | 'onCheckpoint'>) => Promise<Fitted>,
): Promise<Fitted> {
  const checkpoint = existsSync(path) ? new Uint8Array(await readFile(path)) : undefined
  try {
    return await start({
      ...(checkpoint && { checkpoint }),
      onCheckpoint: (state) => writeFileAtomically(path, state),
    })
  } catch (error) {
    if (!(error instanceof MirrorwardError && error.code === 'aborted' && existsSync(path))) throw error
    const issues = [{ message: 'the training so far is kept', file: path }]
    throw new MirrorwardError('aborted', error.message, { issues, cause: error })
  }
}
