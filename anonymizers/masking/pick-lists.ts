import { firstNames, lastNames } from '../../src/identity/index.js'

/** A list that values are picked from. It never changes: other entries are another list, under another id. */
export interface PickList {
  readonly id: string
  /** For a sex, or for one that is not told. */
  entries(sex: 'f' | 'm' | undefined): readonly string[]
}

const languages = ['fr', 'en'] as const

/** Every list. A pseudonym is a place in one, so a changed list is a changed release: a test freezes them. */
export const pickLists: readonly PickList[] = languages.flatMap((language): PickList[] => {
  const { f, m } = firstNames[language]
  return [
    { id: `${language}/first-names`, entries: (sex) => (sex === undefined ? [...f, ...m] : firstNames[language][sex]) },
    { id: `${language}/last-names`, entries: () => lastNames[language] },
  ]
})

export const pickListIds: readonly string[] = pickLists.map(({ id }) => id)

export function findPickList(id: string): PickList | undefined {
  return pickLists.find((each) => each.id === id)
}
