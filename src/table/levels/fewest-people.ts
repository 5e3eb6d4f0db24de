/** A level or a value that fewer people hold is told to nobody, where no option says otherwise (`rare.minCount`). */
export const fewestPeople = 5
