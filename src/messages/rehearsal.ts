/** Said wherever a budget of differential privacy was only rehearsed beside other techniques. */
export const rehearsalText: Readonly<Record<'en' | 'fr', string>> = {
  en: 'The rows of ε are rehearsals on private rows: no ledger was charged, what the schema does not declare was bought within the same budget, and all numbers here are exact numbers of real patients, outside any guarantee; what leaves is made anew by mirrorward run --epsilon, which charges its ledger.',
  fr: 'Les lignes ε sont des répétitions sur les lignes réelles : aucun registre n’a été débité, ce que le schéma ne déclare pas a été acheté dans le même budget, et tous les chiffres de cette page sont des chiffres exacts de vrais patients, hors de toute garantie ; ce qui sort est refait par mirrorward run --epsilon, qui débite son registre.',
}
