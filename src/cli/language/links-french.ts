import type { KeyFault, LinkFinding } from '../../index.js'
import { inPercent } from './in-percent.js'
import { isRising } from './is-rising.js'
import type { LinkWords } from './words.js'

const faults: Readonly<Record<KeyFault['kind'], string>> = {
  'missing-key': 'sans clé',
  'duplicate-key': 'dont la clé est celle d’une ligne précédente',
  'missing-parent': 'sans parent',
  orphan: 'dont le parent n’existe pas',
  'parent-dropped': 'dont le parent a été retiré',
}

/** What was found of linked tables, in French. */
export const linksInFrench: LinkWords = {
  headings: ['table', 'constat', 'décompte'],
  say: ({ what, column, other, count, of }) => {
    switch (what) {
      case 'people':
        return 'la table des personnes'
      case 'other-people':
        return 'pourrait aussi être la table des personnes'
      case 'made-people':
        return `la table des personnes, faite des valeurs de ${column} : aucun fichier ne la contient`
      case 'no-people':
        return 'aucune colonne ne la relie à une autre table'
      case 'key':
        return `clé ${column}`
      case 'parent':
        return `${column} renvoie à ${other}`
      case 'without-parent':
        return `lignes sans ${column} : elles seront retirées (orphans: drop)`
      case 'orphans':
        return `lignes dont ${column} n’est pas dans ${other} : refusées, sauf si \`orphans\` dit drop ou keep`
      case 'reference':
        return `${column} se réfère à ${other}`
      case 'cycle':
        return `${column} renvoie en sens inverse à ${other} : laissée hors de l’arbre`
      case 'left-out':
        return `${column} renvoie à ${other}, ce que l’arbre ne retient pas : les lignes synthétiques ne respectent pas ce lien`
      case 'unlinked':
        return 'aucune colonne ne la relie aux personnes : laissée de côté'
      case 'time':
        return isRising({ count, of })
          ? `${column} ordonne les lignes : elle ne diminue jamais`
          : `${column} est prise pour ce qui ordonne les lignes, d’après son nom : dans l’ordre reçu, elle diminue parfois`
      case 'until':
        return `aucune valeur de ${column} ne dépasse ${other}`
      case 'event':
        return `${column} dit ce qui a mis fin au suivi à la date ou au délai ${other} (personnes pour lesquelles les deux sont connus) : un délai jusqu’à l’événement`
      case 'lifted':
        return `${column} est la même dans toutes les lignes d’un parent : elle y remonte`
      case 'nearly-constant':
        return `${column} est presque toujours la même dans les lignes d’un parent : elle reste`
      case 'long':
        return `une mesure par ligne : ${column} la nomme, ${other} en est la valeur ; lignes qui en répètent une`
      case 'never-falls':
        return `${column} ne diminue jamais d’une ligne à l’autre : respecté dans ce qui est tiré`
      case 'never-rises':
        return `${column} n’augmente jamais d’une ligne à l’autre : respecté dans ce qui est tiré`
      case 'stays':
        return `une fois à ${other}, ${column} y reste : respecté dans ce qui est tiré`
      case 'increment':
        return `${column} suit le temps, 1 pour ${other} : respecté dans ce qui est tiré`
      case 'at-least':
        return `${column} n’est jamais inférieure à ${other} du parent : respecté dans ce qui est tiré`
      case 'at-most':
        return `${column} n’est jamais supérieure à ${other} du parent : respecté dans ce qui est tiré`
    }
  },
  counted: ({ what, count, of }: LinkFinding) => {
    switch (what) {
      case 'people':
        return count === 1 ? '1 table y renvoie' : `${count} tables y renvoient`
      case 'made-people':
        return `${count} personnes`
      case 'unlinked':
      case 'no-people':
        return `${of} lignes`
      case 'key':
        return `${count} différentes sur ${of} lignes`
      case 'time':
      case 'lifted':
      case 'nearly-constant':
      case 'never-falls':
      case 'never-rises':
      case 'stays':
      case 'increment':
        return `${count} sur ${of} parents d’au moins deux lignes`
      case 'at-least':
      case 'at-most':
        return `${count} sur ${of} parents`
      default:
        return `${count} sur ${of} lignes`
    }
  },
  fault: ({ kind, table, column, rows }) =>
    `table « ${table} », colonne « ${column} » : ${rows.length} ${rows.length === 1 ? 'ligne' : 'lignes'} ${faults[kind]}, la première à la ligne ${(rows[0] ?? 0) + 1}`,
  kept: ({ drawn, kept }) =>
    `${kept} personnes sur ${drawn} tirées remplissent la condition et ont été gardées (${inPercent(percent(kept / drawn))})`,
  draftWritten: (schema) => `${schema} : clés, temps, types et rôles sont supposés ; lisez, corrigez, confirmez`,
}

/** Two digits of what is below one in a hundred. */
function percent(share: number): string {
  return String(Number((100 * share).toPrecision(2)))
}
