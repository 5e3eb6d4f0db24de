import type { DescribedCommand } from './describe-commands.js'

/** Words come from the lists; where there is none, `-o default` lets bash complete paths. */
export function bashScript(commands: readonly DescribedCommand[]): string {
  const valueCases = commands.flatMap(({ name, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .map(({ long, values }) => {
        const reply = Array.isArray(values) ? `words="${values.join(' ')}"` : 'return'
        return `    "${name} ${long}") ${reply} ;;`
      }),
  )
  const optionCases = commands.map(
    ({ name, options }) => `    ${name}) words="${options.map(({ long }) => long).join(' ')}" ;;`,
  )
  const argumentCases = commands.flatMap(({ name, argument }) =>
    Array.isArray(argument) ? [`    ${name}) words="${argument.join(' ')}" ;;`] : [],
  )
  return `# Completion of mirrorward for bash.
_mirrorward() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${commands.map(({ name }) => name).join(' ')}"
  else
    case "\${COMP_WORDS[1]} $previous" in
${valueCases.join('\n')}
    esac
    if [ -z "$words" ]; then
      case "$current" in
        -*)
          case "\${COMP_WORDS[1]}" in
${indent(optionCases)}
          esac ;;
        *)
          case "\${COMP_WORDS[1]}" in
${indent(argumentCases)}
          esac ;;
      esac
    fi
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _mirrorward mirrorward
`
}

function indent(lines: readonly string[]): string {
  return lines.map((line) => `        ${line}`).join('\n')
}
