import type { DescribedCommand, DescribedOption, Values } from './describe-commands.js'

/** One `complete` line a command and an option. */
export function fishScript(commands: readonly DescribedCommand[]): string {
  const lines = commands.flatMap(({ name, description, options, argument }) => {
    const inside = `-n ${quote(`__fish_seen_subcommand_from ${name}`)}`
    return [
      `complete -c mirrorward -f -n __fish_use_subcommand -a ${name} -d ${quote(description)}`,
      ...(argument === undefined ? [] : [`complete -c mirrorward ${inside} ${values(argument)}`]),
      ...options.map((option) => `complete -c mirrorward ${inside} ${optionWords(option)}`),
    ]
  })
  return `# Completion of mirrorward for fish.\n${lines.join('\n')}\n`
}

function optionWords({ long, description, takesValue, values: allowed }: DescribedOption): string {
  const words = [`-l ${long.slice(2)}`, `-d ${quote(description)}`]
  if (takesValue) words.push('-r')
  if (allowed !== undefined) words.push(values(allowed))
  return words.join(' ')
}

function values(allowed: Values): string {
  return allowed === 'path' ? '-F' : `-f -a ${quote(allowed.join(' '))}`
}

function quote(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
