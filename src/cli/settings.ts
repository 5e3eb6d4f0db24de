/** `bins=20 structure=chow-liu` as an object; numbers, booleans and lists in JSON notation. */
export function parseSettings(settings: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    settings.map((setting) => {
      const [name = '', ...rest] = setting.split('=')
      return [name, parseValue(rest.join('='))]
    }),
  )
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
