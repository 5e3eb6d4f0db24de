const form = /^(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(\d{2})?(\d{2})?(?:\.\d+)?)?)?)?(?:[+-]\d{4})?$/

/**
 * A date or time of a message (`20230115083000+0100`) as FHIR writes it: as precise as it is told, local as written, without the
 * offset. Undefined for what is no date of the calendar (`00000000`, a 30 February).
 */
export function momentOf(text: string | undefined): string | undefined {
  const [, year = '', month, day, hour, minute = '00', second = '00'] = form.exec(text ?? '') ?? []
  if (year === '' || year === '0000') return undefined
  if (month === undefined) return year
  if (!isDay(Number(year), Number(month), Number(day ?? 1))) return undefined
  if (day === undefined) return `${year}-${month}`
  const date = `${year}-${month}-${day}`
  if (Number(hour ?? 0) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  return hour === undefined ? date : `${date}T${hour}:${minute}:${second}`
}

/** Whether there is such a day in the calendar (Gregorian). */
function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= (month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31)
}
