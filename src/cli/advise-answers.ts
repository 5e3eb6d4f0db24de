import type { PurposeInput } from '../index.js'
import type { AdviseWords } from './advise-words.js'
import { createPrompt, type Prompt } from './prompt.js'

/** What is asked, and what may be answered; Enter takes what `purposeSchema` takes where nothing is said. */
export const adviseQuestions = {
  data: ['table', 'notes', 'imaging', 'genomics'],
  recipient: ['public', 'partners', 'inside'],
  level: ['nobody', 'protected'],
  precise: ['rows', 'relations', 'aggregates', 'nothing'],
  attackers: ['said', 'unknown'],
  time: ['minutes', 'hours'],
} as const

export interface AskOptions {
  /** What Enter takes. */
  readonly defaults: Readonly<Record<keyof typeof adviseQuestions, string>>
  readonly prompt?: Prompt
}

/** What was not said is asked, where somebody sits there; what is no answer is asked again. */
export async function askWhatIsMissing(
  known: PurposeInput,
  words: AdviseWords,
  { defaults, prompt = createPrompt({ input: process.stdin, output: process.stderr }) }: AskOptions,
): Promise<PurposeInput> {
  const answers: Record<string, unknown> = { ...known }
  try {
    for (const key of Object.keys(adviseQuestions) as (keyof typeof adviseQuestions)[]) {
      if (answers[key] !== undefined) continue
      const choices: readonly string[] = adviseQuestions[key]
      const question = `${words.questions[key]} (${choices.join(', ')}; ${words.enter(defaults[key])})${words.ask}`
      let line = await prompt.ask(question)
      while (line !== undefined && line !== '' && !choices.includes(line)) {
        line = await prompt.ask(`${words.unknown(line, choices.join(', '))}\n${question}`)
      }
      if (line === undefined) break
      if (line === '') continue
      answers[key] = line
      if (line === 'imaging' || line === 'genomics') break
    }
    return answers as PurposeInput
  } finally {
    prompt.close()
  }
}
