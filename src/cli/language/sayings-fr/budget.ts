import type { Saying } from './saying.js'

/** What a privacy budget is refused for, and what became of its ledger. */
export const budget: readonly Saying[] = [
  [/^nothing was charged$/, 'rien n’a été imputé au registre'],
  [
    /^nothing was released, and no ledger file was charged$/,
    'rien n’a été publié, et aucun fichier de registre n’a été imputé',
  ],
  [
    /^the ledger was charged and stays so: (\S+) of epsilon (\S+) are spent$/,
    (_, spent, total) =>
      `le registre a été imputé et le reste : ${inFrench(spent)} sur ε = ${inFrench(total)} sont dépensés`,
  ],
  [
    /^a public number of (\d+) patients makes delta 1 in (\d+), the chance that the promise fails: .*$/,
    'un nombre public de $1 patients donne delta = 1 sur $2, la probabilité que la promesse ne tienne pas : indiquez un delta d’au plus 1 sur 10000 (0.0001), un nombre plus grand s’il est exact, ou acceptez une protection faible (--accept-weak-privacy)',
  ],
  [
    /^a delta above 1 in 10000, the chance that the promise fails, protects nobody: .*$/,
    'un delta de plus de 1 sur 10000, la probabilité que la promesse ne tienne pas, ne protège personne : indiquez 0.0001 ou moins, ou acceptez une protection faible (--accept-weak-privacy)',
  ],
]

function inFrench(number: string): string {
  return number.replace('.', ',')
}
