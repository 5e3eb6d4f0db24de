/** A name in back quotes. */
export function quoteMysql(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``
}
