import { dirname, join } from 'node:path'
import type { Advice, AdviceOption } from '../index.js'
import { techniqueName } from '../messages/index.js'
import type { AdviseWords } from './advise-words.js'
import { textTable } from './text-table.js'

/** The advice as the terminal has it: techniques in order, what remains, what was written, and who decides. */
export function adviceLines(
  advice: Advice,
  {
    words,
    language,
    files,
  }: { readonly words: AdviseWords; readonly language: 'en' | 'fr'; readonly files: readonly string[] },
): string[] {
  const { options, date } = advice
  const name = ({ steps }: AdviceOption) =>
    techniqueName(steps.map(({ technique }) => String(technique)).join(' + '), language)
  const told = options.flatMap((option, place) =>
    option.steps.length === 0
      ? [option.why[language], `(${option.source})`]
      : [`${place + 1}. ${name(option)}`, `   ${option.why[language]}`, `   (${option.source})`],
  )
  const risks = options.flatMap((option) =>
    option.risks === undefined
      ? []
      : [
          [
            name(option),
            ...(['singlingOut', 'linkability', 'inference'] as const).map(
              (risk) => words.remains[option.risks![risk]]!,
            ),
          ],
        ],
  )
  return [
    ...told,
    ...(risks.length === 0 ? [] : ['', textTable([words.technique, ...words.risks], risks), words.judgement]),
    words.dated(date),
    ...(files.length === 0
      ? []
      : [
          '',
          ...files,
          ...keyLines(options[0], { words, files }),
          ...schemaLines(advice, { words, files }),
          words.run(files[0]!),
        ]),
    words.decides,
  ]
}

/** A job with a budget needs a schema that no row told. */
function schemaLines(
  { publicSchema, job }: Advice,
  { words, files }: { readonly words: AdviseWords; readonly files: readonly string[] },
): string[] {
  const folder = dirname(files[0]!)
  if (publicSchema === 'drafted') return [words.drafted(join(folder, 'declared.yaml'))]
  if (publicSchema !== 'needed') return []
  return [words.needed(`mirrorward init ${String(job?.input)} --public --out ${join(folder, 'public', 'job.yaml')}`)]
}

/** A job that keeps a key needs one where it lies. */
function keyLines(
  option: AdviceOption | undefined,
  { words, files }: { readonly words: AdviseWords; readonly files: readonly string[] },
): string[] {
  const key = option?.steps.map((step) => step.key).find((each) => typeof each === 'string')
  return key === undefined ? [] : [words.key(join(dirname(files[0]!), String(key)))]
}
