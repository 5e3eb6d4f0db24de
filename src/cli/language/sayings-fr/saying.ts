/** What the library says in English, by its form, and the French of it: groups as `$1`, or made from them by a function. */
export type Saying = readonly [english: RegExp, french: string | ((...found: string[]) => string)]
