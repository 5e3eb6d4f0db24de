const day = 86_400_000
/** SAS counts from the first day of 1960. */
const origin = Date.UTC(1960, 0, 1)

const dates = /^(?:DATE|YYMMDD|DDMMYY|MMDDYY|E8601DA|B8601DA|JULIAN|MONYY|WEEKDATE|WORDDATE|NLDATE|YYMON|IS8601DA)/
const moments = /^(?:DATETIME|E8601DT|B8601DT|DATEAMPM|MDYAMPM|NLDATM|IS8601DT)/
const times = /^(?:TIME|HHMM|TOD|E8601TM|B8601TM|IS8601TM)/

/** A number of a SAS format for dates, times or both as ISO 8601; nothing for other formats. */
export function sasMomentText(format: string): ((value: number) => string) | undefined {
  const name = format.toUpperCase()
  if (moments.test(name)) return (value) => iso(origin + value * 1000).slice(0, value % 1 === 0 ? 19 : 23)
  if (dates.test(name)) return (value) => iso(origin + Math.floor(value) * day).slice(0, 10)
  if (times.test(name)) return (value) => iso(value * 1000).slice(11, value % 1 === 0 ? 19 : 23)
  return undefined
}

function iso(moment: number): string {
  const date = new Date(moment)
  return Number.isNaN(date.getTime()) ? String(moment) : date.toISOString()
}

/** How a moment of ours (milliseconds since 1970, UTC) is kept, and the format that says so. */
export const sasMoments = {
  date: { format: 'DATE', width: 9, number: (moment: number) => Math.floor((moment - origin) / day) },
  datetime: { format: 'DATETIME', width: 20, number: (moment: number) => (moment - origin) / 1000 },
  time: { format: 'TIME', width: 8, number: (moment: number) => (((moment % day) + day) % day) / 1000 },
} as const
