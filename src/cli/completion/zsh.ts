import type { DescribedCommand, DescribedOption, Values } from './describe-commands.js'

/** One `_arguments` call a command. */
export function zshScript(commands: readonly DescribedCommand[]): string {
  const names = commands.map(({ name, description }) => `    ${quote(`${name}:${description}`)}`)
  const cases = commands.map(({ name, options, argument }) => {
    const specs = [...options.map(optionSpec), ...(argument === undefined ? [] : [`*:argument:${action(argument)}`])]
    return `    ${name})\n      _arguments ${specs.map((spec) => `\\\n        ${quote(spec)}`).join(' ')} ;;`
  })
  return `#compdef mirrorward
# Completion of mirrorward for zsh.
_mirrorward() {
  local -a commands
  commands=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command="$words[2]"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('\n')}
  esac
}
compdef _mirrorward mirrorward
`
}

function optionSpec({ long, description, takesValue, values }: DescribedOption): string {
  const title = `${long}[${description.replace(/[[\]\\:]/g, (sign) => `\\${sign}`)}]`
  return takesValue ? `${title}:value:${values === undefined ? '' : action(values)}` : title
}

function action(values: Values): string {
  return values === 'path' ? '_files' : `(${values.join(' ')})`
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
