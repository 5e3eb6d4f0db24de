/** How a number was written: what stood before each sign and after the last, and in which case. */
export interface Layout {
  readonly between: readonly string[]
  readonly lower: boolean
}

/** The signs of a text without the marks between them, in capitals, and where the marks stood. */
export function takeApart(text: string, marks: RegExp): { readonly plain: string; readonly layout: Layout } {
  const between: string[] = ['']
  let plain = ''
  for (const sign of text)
    if (marks.test(sign)) between[between.length - 1] += sign
    else {
      plain += sign
      between.push('')
    }
  const lower = /[a-z]/.test(plain) && plain === plain.toLowerCase()
  return { plain: plain.toUpperCase(), layout: { between, lower } }
}

/** The signs with the marks again; without them where there are more or fewer signs than there were. */
export function layOut(plain: string, { between, lower }: Layout): string {
  const signs = lower ? plain.toLowerCase() : plain
  if (signs.length !== between.length - 1) return signs
  let text = between[0] ?? ''
  for (let at = 0; at < signs.length; at++) text += (signs[at] ?? '') + (between[at + 1] ?? '')
  return text
}
