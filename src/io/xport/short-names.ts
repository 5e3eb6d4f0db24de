/** Names that SAS version 5 takes: eight characters at most, letters, digits and `_`, no two alike whatever their case. */
export function shortNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const plain = name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^A-Za-z0-9_]+/g, '_')
      .replace(/^(?=[0-9])/, '_')
    const base = (plain === '' ? '_' : plain).toUpperCase()
    let short = base.slice(0, 8)
    for (let number = 2; taken.has(short); number++) short = `${base.slice(0, 8 - String(number).length)}${number}`
    taken.add(short)
    return short
  })
}
