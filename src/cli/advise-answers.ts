import { MirrorwardError } from '../errors.js'
import type { PurposeInput } from '../index.js'
import type { AdviseWords } from './advise-words.js'
import { createPrompt } from './prompt.js'

/** What is asked, and what may be answered; Enter takes what `purposeSchema` takes where nothing is said. */
export const adviseQuestions = {
  data: ['table', 'notes', 'imaging', 'genomics'],
  recipient: ['public', 'partners', 'inside'],
  level: ['nobody', 'protected'],
  precise: ['rows', 'relations', 'nothing'],
  time: ['minutes', 'hours'],
} as const

/** What was not said is asked, where somebody sits there. */
export async function askWhatIsMissing(known: PurposeInput, words: AdviseWords): Promise<PurposeInput> {
  const prompt = createPrompt({ input: process.stdin, output: process.stderr })
  const answers: Record<string, unknown> = { ...known }
  try {
    for (const [key, choices] of Object.entries(adviseQuestions)) {
      if (answers[key] !== undefined) continue
      const line = await prompt.ask(`${words.questions[key as keyof typeof adviseQuestions]} (${choices.join(', ')}): `)
      if (line === undefined || line === '') continue
      if (!(choices as readonly string[]).includes(line))
        throw new MirrorwardError('bad-option', `unknown answer: "${line}" (known: ${choices.join(', ')})`)
      answers[key] = line
      if (key === 'data' && (line === 'imaging' || line === 'genomics')) break
    }
    return answers as PurposeInput
  } finally {
    prompt.close()
  }
}
