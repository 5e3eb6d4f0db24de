import { Argument, Command } from 'commander'
import { bashScript } from '../completion/bash.js'
import { fishScript } from '../completion/fish.js'
import { zshScript } from '../completion/zsh.js'
import { examples } from '../options.js'

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const

/** `mirrorward completion SHELL`: a script that completes commands, options and their values. */
export function completionCommand(): Command {
  const command = new Command('completion')
    .description('print a script that completes commands and options in a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(scripts)))
    .addHelpText(
      'after',
      examples([
        'source <(mirrorward completion bash)                                     # in ~/.bashrc',
        'source <(mirrorward completion zsh)                                      # in ~/.zshrc, after compinit',
        'mirrorward completion fish > ~/.config/fish/completions/mirrorward.fish',
      ]),
    )
  return command.action(async (shell: keyof typeof scripts) => {
    const { describeCommands } = await import('../completion/describe-commands.js')
    process.stdout.write(scripts[shell](describeCommands(command.parent ?? command)))
  })
}
