/** Goes to a step of a study, or shows it again where it is shown already. */
export function goTo(study, step) {
  const hash = `#/study/${study}/${step}`
  if (location.hash === hash) window.dispatchEvent(new Event('study-changed'))
  else location.hash = hash
}
