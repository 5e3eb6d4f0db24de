/** A name in backticks, whatever characters it has. */
export function quoteSpark(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``
}
