import type { Saying } from './saying.js'

/** What the reader of the command line says of wrong words. */
export const usage: readonly Saying[] = [
  [/^error: unknown option '(.*)'$/, 'erreur : option inconnue : « $1 »'],
  [/^error: missing required argument '(.*)'$/, 'erreur : il manque l’argument « $1 »'],
  [/^error: required option '(.*)' not specified$/, 'erreur : il manque l’option « $1 »'],
  [/^error: option '(.*)' argument missing$/, 'erreur : il manque la valeur de l’option « $1 »'],
  [
    /^error: option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/,
    'erreur : « $2 » ne convient pas à l’option « $1 » (possibles : $3)',
  ],
  [
    /^error: option '(.*)' argument '(.*)' is invalid\. a whole number is needed$/,
    'erreur : « $2 » ne convient pas à l’option « $1 » : il faut un nombre entier',
  ],
  [
    /^error: option '(.*)' argument '(.*)' is invalid\. known: (.*)$/,
    'erreur : « $2 » ne convient pas à l’option « $1 » (possibles : $3)',
  ],
  [
    /^error: command-argument value '(.*)' is invalid for argument '(.*)'\. Allowed choices are (.*)\.$/,
    'erreur : « $1 » ne convient pas à l’argument « $2 » (possibles : $3)',
  ],
  [
    /^error: too many arguments for '(.*)'\. Expected (\d+) arguments? but got (\d+)(?:: .*)?\.$/,
    'erreur : trop d’arguments pour « $1 » : $2 attendus, $3 donnés',
  ],
  [/^\(Did you mean (.*)\?\)$/, '(vouliez-vous dire $1 ?)'],
  [/^\(add --help for the options\)$/, '(ajoutez --help pour les options)'],
  [
    /^mirrorward: unknown command: "(.*)"; to begin with this file: (.*)$/,
    'mirrorward : commande inconnue : « $1 » ; pour commencer avec ce fichier : $2',
  ],
  [/^mirrorward: unknown command: "(.*)"$/, 'mirrorward : commande inconnue : « $1 »'],
]
