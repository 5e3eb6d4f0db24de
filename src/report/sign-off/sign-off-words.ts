/** What the page of a decision says beside the fields of the report's own form. */
export interface SignOffWords {
  readonly title: string
  readonly decision: string
  readonly binding: string
  readonly release: string
  readonly manifest: string
  readonly report: string
  readonly none: string
}

export const signOffWords: Readonly<Record<'en' | 'fr', SignOffWords>> = {
  en: {
    title: 'Decision on a release',
    decision: 'Decision',
    binding:
      'The hash of the manifest binds this decision to the files of the release: mirrorward verify says whether they are still the ones that were decided on.',
    release: 'Release',
    manifest: 'SHA-256 of manifest.json',
    report: 'SHA-256 of report.html',
    none: 'none stated',
  },
  fr: {
    title: 'Décision de diffusion',
    decision: 'Décision',
    binding:
      'L’empreinte du manifeste lie cette décision aux fichiers diffusés : mirrorward verify dit s’ils sont toujours ceux sur lesquels elle a porté.',
    release: 'Diffusion',
    manifest: 'SHA-256 de manifest.json',
    report: 'SHA-256 de report.html',
    none: 'non précisé',
  },
}
