import { freeForm } from './free-form.js'

export const email = freeForm({
  id: 'email',
  title: 'e-mail addresses',
  titleFr: 'adresses électroniques',
  evidence: 'certain',
  of: 'person',
  example: 'a.martin@example.org',
  form: /^\s*(?<name>[^\s@]+)(?<at>@)(?<domain>[^\s@]+\.[^\s@.]{2,})\s*$/,
  roles: { name: 'free', domain: 'told' },
})
