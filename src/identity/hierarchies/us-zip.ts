import type { Hierarchy } from './hierarchy.js'

/** First three digits that no ZIP code has, of 005 to 999. */
const unused = new Set(
  (
    '099 213 340 419 428 429 517 518 519 529 533 568 569 621 632 642 643 659 694 695 696 ' +
    '697 698 699 702 732 742 771 817 818 819 839 861 867 868 869 876 887 888 892 896 909 929'
  ).split(' '),
)

/** Numbers that a spreadsheet robbed of their first zero are codes too. */
const whole = (code: string) => (/^\d{4}$/.test(code) ? `0${code}` : code)

/** ZIP codes: 02139-1234 lies in 02139, and that in the area of the three digits 021. */
export const usZip: Hierarchy = {
  id: 'us-zip',
  title: 'US ZIP codes',
  contains: (code) => /^\d{4,5}(?:-\d{4})?$/.test(code) || /^\d{3}$/.test(code),
  ancestorsOf: (code) => [
    ...(code.includes('-') ? [code.slice(0, code.indexOf('-'))] : []),
    ...(code.length > 3 ? [whole(code.replace(/-.*/, '')).slice(0, 3)] : []),
  ],
  regions: {
    title: 'their first three digits',
    all: () =>
      Array.from({ length: 995 }, (_, index) => String(index + 5).padStart(3, '0')).filter((area) => !unused.has(area)),
    isCode: (code) => /^\d{5}(?:-\d{4})?$/.test(code) && Number(code.slice(0, 3)) >= 5 && !unused.has(code.slice(0, 3)),
    // Which of the hundred are given out changes from year to year: none is left out but 00.
    codesOf: (area) => Array.from({ length: 99 }, (_, index) => `${area}${String(index + 1).padStart(2, '0')}`),
  },
}
