import { join } from 'node:path'
import { z } from 'zod'
import { MirrorwardError } from '../errors.js'
import { hashFile, writeFileAtomically } from '../io/index.js'
import { parseIssues } from '../messages/index.js'
import { renderSignOff } from '../report/index.js'
import { readText } from './load-input.js'

export const decisions = ['release', 'release under conditions', 'do not release'] as const
export const signOffFile = 'sign-off.json'

const line = z.string().trim().max(300)
const lines = z.string().trim().max(5000)

/** What the person who decides fills in. */
export const signOffInput = z
  .strictObject({
    decision: z.enum(decisions),
    name: line.min(1),
    function: line.default(''),
    recipients: lines.default(''),
    conditions: lines.default(''),
    residualRisk: lines.default(''),
    expires: z.iso.date().optional(),
  })
  .refine(({ decision, conditions }) => decision !== 'release under conditions' || conditions !== '', {
    path: ['conditions'],
    error: 'a release under conditions names them',
  })

export type SignOffInput = z.input<typeof signOffInput>

/** `sign-off.json`: a person's decision on one release, bound to it by the hash of its manifest, which holds those of all files. */
export interface SignOff extends Required<Omit<z.output<typeof signOffInput>, 'expires'>> {
  readonly format: 'mirrorward/sign-off'
  readonly version: 1
  readonly release: string
  /** ISO date. */
  readonly date: string
  readonly expires?: string | undefined
  /** SHA-256 of `manifest.json`. */
  readonly manifest: string
  /** SHA-256 of the report that was decided on, where there is one. */
  readonly report?: string
}

/**
 * Writes `sign-off.json` and, to print, `sign-off.html` beside the manifest of a release. Throws `bad-option` with one issue a
 * field, `not-found` without a manifest.
 */
export async function signRelease(
  folder: string,
  input: SignOffInput,
  { date, title, language }: { readonly date: string; readonly title: string; readonly language: 'en' | 'fr' },
): Promise<SignOff> {
  const parsed = signOffInput.safeParse(input)
  if (!parsed.success)
    throw new MirrorwardError('bad-option', 'the sign-off has errors', {
      issues: parseIssues(parsed.error, { schema: signOffInput, whole: 'sign-off' }),
    })
  const path = join(folder, 'manifest.json')
  const { release, outputs } = JSON.parse(await readText(path)) as {
    readonly release: string
    readonly outputs: readonly { readonly file: string; readonly sha256: string }[]
  }
  const report = outputs.find(({ file }) => file === 'report.html')?.sha256
  const { expires, ...told } = parsed.data
  const signOff: SignOff = {
    ...{ format: 'mirrorward/sign-off', version: 1, release, date, ...told },
    ...(expires !== undefined && { expires }),
    manifest: await hashFile(path),
    ...(report !== undefined && { report }),
  }
  await writeFileAtomically(join(folder, signOffFile), `${JSON.stringify(signOff, null, 1)}\n`)
  await writeFileAtomically(join(folder, 'sign-off.html'), renderSignOff(signOff, { title, language }))
  return signOff
}

/** The decision on a release, and whether its manifest is still the one that was decided on; undefined where nobody signed. */
export async function readSignOff(
  folder: string,
): Promise<{ readonly signOff: SignOff; readonly isSame: boolean } | undefined> {
  const text = await readText(join(folder, signOffFile)).catch(() => undefined)
  if (text === undefined) return undefined
  try {
    const signOff = JSON.parse(text) as SignOff
    if (signOff.format !== 'mirrorward/sign-off') return undefined
    return { signOff, isSame: (await hashFile(join(folder, 'manifest.json'))) === signOff.manifest }
  } catch {
    return undefined
  }
}
