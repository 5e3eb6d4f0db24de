/** A text in both languages. */
export interface Both {
  readonly en: string
  readonly fr: string
}

/** What a text asks for, which numbers of a report speak to it, and what only a person can answer. */
export interface RegulationRow {
  readonly id: string
  readonly name: Both
  readonly asks: Both
  /** Ids of metrics, or names of parts of a release (`nature`, `manifest`, `risk`, `twin`). */
  readonly answeredBy: readonly string[]
  readonly person: Both
  readonly source: Both
}

/** The one table that page, report and advice are written from: a hospital may replace it by its own. */
export interface RegulationTable {
  /** When somebody last read the sources. */
  readonly date: string
  readonly rows: readonly RegulationRow[]
}

const risks = ['privacy.singling-out', 'privacy.linkability', 'privacy.inference'] as const
const ownRows = ['privacy.record-linkage-known', 'privacy.record-linkage', 'privacy.homogeneous-classes'] as const

export const regulation: RegulationTable = {
  date: '2026-11-28',
  rows: [
    {
      id: 'gdpr-4-5',
      name: { en: 'GDPR Art. 4(5): pseudonymisation', fr: 'RGPD, art. 4, point 5 : pseudonymisation' },
      asks: {
        en: 'That what leads back to a person be kept apart and protected; pseudonymised data stay personal data.',
        fr: 'Que ce qui permet de revenir à une personne soit conservé à part et protégé ; des données pseudonymisées restent des données à caractère personnel.',
      },
      answeredBy: ['nature', 'manifest'],
      person: { en: 'Who holds the key, where, and until when.', fr: 'Qui détient la clé, où et jusqu’à quand.' },
      source: {
        en: 'Regulation (EU) 2016/679; EDPB Guidelines 01/2025 (consultation version)',
        fr: 'Règlement (UE) 2016/679 ; CEPD, lignes directrices 01/2025 (version en consultation)',
      },
    },
    {
      id: 'gdpr-recital-26',
      name: { en: 'GDPR Recital 26: anonymous information', fr: 'RGPD, considérant 26 : informations anonymes' },
      asks: {
        en: 'To take account of all means reasonably likely to be used to identify somebody.',
        fr: 'De tenir compte de l’ensemble des moyens raisonnablement susceptibles d’être utilisés pour identifier quelqu’un.',
      },
      answeredBy: [...risks, ...ownRows, 'privacy.membership-ensemble'],
      person: {
        en: 'Which means the recipient has; the attacks tried here are some, not all.',
        fr: 'De quels moyens dispose le destinataire ; les attaques essayées ici en sont quelques-uns, non tous.',
      },
      source: { en: 'Regulation (EU) 2016/679; CJEU C-413/23 P', fr: 'Règlement (UE) 2016/679 ; CJUE, C-413/23 P' },
    },
    {
      id: 'wp216',
      name: { en: 'Opinion 05/2014: three risks', fr: 'Avis 05/2014 : trois risques' },
      asks: {
        en: 'Whether somebody can be singled out, whether records of one person can be linked, whether something can be inferred about somebody.',
        fr: 'Si l’on peut isoler un individu, relier des enregistrements d’un même individu, déduire des informations le concernant.',
      },
      answeredBy: [...risks, ...ownRows],
      person: {
        en: 'How much of each is acceptable: the Opinion gives no number.',
        fr: 'Quelle part de chacun est acceptable : l’avis ne donne aucun chiffre.',
      },
      source: {
        en: 'Article 29 Working Party, WP216, 10 April 2014',
        fr: 'Groupe de travail « article 29 », WP216, 10 avril 2014',
      },
    },
    {
      id: 'gdpr-9',
      name: { en: 'GDPR Art. 9: health data', fr: 'RGPD, art. 9 : données de santé' },
      asks: {
        en: 'A ground for processing health data, making this release among them.',
        fr: 'Un fondement pour traiter des données de santé, y compris pour fabriquer cette diffusion.',
      },
      answeredBy: [],
      person: { en: 'The ground, and the purpose.', fr: 'Le fondement et la finalité.' },
      source: { en: 'Regulation (EU) 2016/679', fr: 'Règlement (UE) 2016/679' },
    },
    {
      id: 'gdpr-25',
      name: { en: 'GDPR Art. 25: by design and by default', fr: 'RGPD, art. 25 : dès la conception et par défaut' },
      asks: {
        en: 'No more data, no finer and for no longer than the purpose needs.',
        fr: 'Pas plus de données, ni plus précises, ni plus longtemps que la finalité ne l’exige.',
      },
      answeredBy: ['nature', 'manifest', 'utility.tstr'],
      person: {
        en: 'Whether a coarser release would do for the purpose (mirrorward frontier shows what it would cost).',
        fr: 'Si une diffusion moins précise suffirait à la finalité (mirrorward frontier montre ce qu’elle coûterait).',
      },
      source: { en: 'Regulation (EU) 2016/679', fr: 'Règlement (UE) 2016/679' },
    },
    {
      id: 'gdpr-30',
      name: { en: 'GDPR Art. 30: record of processing', fr: 'RGPD, art. 30 : registre des traitements' },
      asks: {
        en: 'An entry with purposes, categories, recipients, delays and security measures.',
        fr: 'Une fiche indiquant finalités, catégories, destinataires, délais et mesures de sécurité.',
      },
      answeredBy: ['manifest'],
      person: {
        en: 'Everything but the technical part of the draft.',
        fr: 'Tout, sauf la partie technique du projet de fiche.',
      },
      source: { en: 'Regulation (EU) 2016/679', fr: 'Règlement (UE) 2016/679' },
    },
    {
      id: 'gdpr-32',
      name: { en: 'GDPR Art. 32: security', fr: 'RGPD, art. 32 : sécurité' },
      asks: {
        en: 'Measures that fit the risk, pseudonymisation among them, tested regularly.',
        fr: 'Des mesures adaptées au risque, dont la pseudonymisation, testées régulièrement.',
      },
      answeredBy: ['manifest', ...ownRows],
      person: {
        en: 'Access, storage, and who tests again when.',
        fr: 'Les accès, le stockage, et qui teste à nouveau et quand.',
      },
      source: { en: 'Regulation (EU) 2016/679', fr: 'Règlement (UE) 2016/679' },
    },
    {
      id: 'gdpr-35',
      name: { en: 'GDPR Art. 35: impact assessment', fr: 'RGPD, art. 35 : analyse d’impact' },
      asks: {
        en: 'A description, necessity, the risks to people and the measures against them.',
        fr: 'Une description, la nécessité, les risques pour les personnes et les mesures prises.',
      },
      answeredBy: [...risks, ...ownRows, 'risk', 'manifest'],
      person: {
        en: 'Necessity, gravity, and the decision.',
        fr: 'La nécessité, la gravité et la décision.',
      },
      source: { en: 'Regulation (EU) 2016/679; CNIL, PIA guides', fr: 'Règlement (UE) 2016/679 ; CNIL, guides AIPD' },
    },
    {
      id: 'cnil-mr-004',
      name: {
        en: 'CNIL MR-004: research not involving persons',
        fr: 'CNIL, MR-004 : recherches n’impliquant pas la personne humaine',
      },
      asks: {
        en: 'Pertinent, coded data without direct identifiers, information of the people, results that identify nobody.',
        fr: 'Des données pertinentes, codées, sans identifiant direct, l’information des personnes, des résultats qui n’identifient personne.',
      },
      answeredBy: ['nature', 'risk', ...risks],
      person: {
        en: 'The declaration of conformity, information of the people, the protocol.',
        fr: 'La déclaration de conformité, l’information des personnes, le protocole.',
      },
      source: { en: 'CNIL deliberation 2018-155 of 3 May 2018', fr: 'CNIL, délibération 2018-155 du 3 mai 2018' },
    },
    {
      id: 'cnil-mr-005',
      name: {
        en: 'CNIL MR-005: PMSI and RPU by institutions',
        fr: 'CNIL, MR-005 : PMSI et RPU par les établissements',
      },
      asks: {
        en: 'Access to national data in a secured place; only anonymous results leave it.',
        fr: 'Un accès aux données nationales dans un environnement sécurisé ; seuls des résultats anonymes en sortent.',
      },
      answeredBy: ['privacy.record-linkage-known', ...risks],
      person: {
        en: 'Whether the export is a result or still data: rows of people are data.',
        fr: 'Si l’export est un résultat ou encore une donnée : des lignes de personnes sont des données.',
      },
      source: { en: 'CNIL deliberation 2018-256 of 7 June 2018', fr: 'CNIL, délibération 2018-256 du 7 juin 2018' },
    },
    {
      id: 'cnil-warehouse',
      name: {
        en: 'CNIL référentiel on health data warehouses',
        fr: 'CNIL, référentiel relatif aux entrepôts de données de santé',
      },
      asks: {
        en: 'Identifying data kept apart, pseudonyms, work spaces, control of exports, governance.',
        fr: 'Des données identifiantes séparées, des pseudonymes, des espaces de travail, un contrôle des exports, une gouvernance.',
      },
      answeredBy: ['nature', 'manifest', 'risk', ...ownRows],
      person: {
        en: 'The committee’s opinion, the export’s approval, the delay of storage.',
        fr: 'L’avis du comité, la validation de l’export, la durée de conservation.',
      },
      source: {
        en: 'CNIL deliberation 2021-118 of 7 October 2021',
        fr: 'CNIL, délibération 2021-118 du 7 octobre 2021',
      },
    },
    {
      id: 'hdh',
      name: {
        en: 'Health Data Hub and hospital warehouses',
        fr: 'Plateforme des données de santé et entrepôts hospitaliers',
      },
      asks: {
        en: 'A purpose of public interest, the ethics committee (CESREES) where it applies, an export checked before it leaves the secured platform.',
        fr: 'Une finalité d’intérêt public, l’avis du CESREES s’il y a lieu, un export vérifié avant de quitter la plateforme sécurisée.',
      },
      answeredBy: ['manifest', 'twin', ...risks],
      person: {
        en: 'The file for access, and who checks the export.',
        fr: 'Le dossier d’accès, et qui vérifie l’export.',
      },
      source: {
        en: 'Code de la santé publique, art. L. 1460-1 and following',
        fr: 'Code de la santé publique, art. L. 1460-1 et suivants',
      },
    },
  ],
}
