/** A name in double quotes, as the SQL standard has it. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
