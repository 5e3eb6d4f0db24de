const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Text as it is meant: the five entities of XML and numbers of signs. Others stay as they are: document types are not read. */
export function unescapeXml(raw: string): string {
  if (!raw.includes('&')) return raw
  return raw.replace(
    /&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(\w+));/g,
    (whole, decimal, hex, name: string | undefined) => {
      if (name !== undefined) return named[name] ?? whole
      const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal)
      return code > 0x10ffff ? whole : String.fromCodePoint(code)
    },
  )
}

/** Text as it may stand between tags, and between double or single quotes. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&${Object.entries(named).find(([, meant]) => meant === sign)![0]};`)
}
