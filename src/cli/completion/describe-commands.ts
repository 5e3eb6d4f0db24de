import type { Command, Option } from 'commander'
import { datasets, models } from '../../index.js'

/** What a word may be: one of a few, or the path of a file. */
export type Values = readonly string[] | 'path'

export interface DescribedOption {
  /** `--model` */
  readonly long: string
  readonly description: string
  /** Absent when the option takes no value or any text. */
  readonly values?: Values
  readonly takesValue: boolean
}

export interface DescribedCommand {
  readonly name: string
  readonly description: string
  readonly options: readonly DescribedOption[]
  readonly argument?: Values
}

/** Every command with its options and what their values may be, read from the command line itself. */
export function describeCommands(program: Command): DescribedCommand[] {
  const shared = program.options.flatMap(describeOption)
  const help = { long: '--help', description: 'options and examples', takesValue: false }
  return program.commands.map((command) => {
    const argument = argumentValues(command)
    return {
      name: command.name(),
      description: command.description(),
      options: [...command.options.flatMap(describeOption), ...shared.filter(({ long }) => long !== '--version'), help],
      ...(argument && { argument }),
    }
  })
}

function describeOption(option: Option): DescribedOption[] {
  if (option.long === undefined || option.long === null) return []
  const values = optionValues(option)
  const { long, description, required, optional } = option
  return [{ long, description, takesValue: required || optional, ...(values && { values }) }]
}

function optionValues({ argChoices, flags }: Option): Values | undefined {
  if (argChoices !== undefined) return argChoices
  if (flags.includes('<id>')) return ['auto', ...models.map(({ id }) => id)]
  return /<(file|folder)>/.test(flags) ? 'path' : undefined
}

function argumentValues(command: Command): Values | undefined {
  const [first] = command.registeredArguments
  if (first === undefined) return undefined
  if (command.name() === 'datasets') return datasets.map(({ name }) => name)
  return first.argChoices ?? 'path'
}
