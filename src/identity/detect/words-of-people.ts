/** Who a number, a name or a way to reach somebody can be of: patients, kin, staff, and how hospitals cut the words short. */
const people =
  'patient patients pt pat pts pid usager usagers malade beneficiaire benef bnf ben beneficiary bene subject subj subjid participant proband probant sujet member mbr membre adherent subscriber insured assure assuree insuree enrollee policyholder cardholder titulaire holder client customer resident person personne individu individual human donor donneur donneuse recipient receveur receveuse mother mere father pere child enfant baby newborn nouveau infant fetus twin sibling spouse conjoint partner parent guardian tuteur kin nok relative contact caregiver carer aidant family famille household veteran inmate student eleve employee employe staff personnel agent worker crew user usr utilisateur operator operateur operador operadora sage maieuticien obstetrician auxiliaire aide brancardier optician orderly porter receptionist secretary secretaire clerk chaplain dietitian dieteticien biologist biologiste anesthesiste radiologo cirujano tecnico tecnica laborant mta sanitater notarzt oberarzt doctor dr doc docteur medecin med physician phys practitioner praticien pra clinician provider prov prv pcp gp surgeon surg chirurgien anaesthetist anesthesist nurse nurs rn infirmier infirmiere ide midwife pharmacist pharmacien dentist dentiste therapist kine kinesitherapeute psychologist technician tech technicien radiographer radiologist radiologue pathologist consultant resident interne intern attending prescriber prescripteur presc prescr prs executant pfs author auteur signer signataire signatory witness investigator investigateur coordinator referent requester demandeur referrer adresseur reporter verifier validator valideur dispenser vaccinator driver conducteur paramedic emt ambulancier social assistante patiente patientin patienten arzt aerztin arztin behandler hausarzt pflegekraft krankenschwester versicherter versicherte versicherten mitglied mitarbeiter mitarbeiterin mutter vater kind angehoriger paziente assistito medico infermiere infermiera operatore dipendente madre padre figlio paciente pacientes usuario usuaria asegurado afiliado medica enfermero enfermera empleado hijo utente doente medica enfermeiro funcionario mae pai clienta huisarts arts verpleegkundige verzekerde medewerker moeder vader patienten lakare sjukskoterska anstalld lege sykepleier laege sygeplejerske medarbejder potilas laakari hoitaja pacjent lekarz pielegniarka pracownik pacient lekar pacientul medic asiguratul beteg orvos hasta doktor hemsire'

/** What says that a column holds numbers of something. */
const markers =
  'id ids idt ident identifier identifiant identificativo identificador identifikator kennung kenn key cle no n nr num number nummer numero numer nro numb nb code cod cd ref reference pin matricule matricula uid guid uuid sn serial pseudo pseudonym ano anon hash token tag badge sk pk fk'

/** Numbers that one person has, by what they are called: registers, documents, cards, contracts. */
const registers =
  'nir nss insee nia ipp iep ndossier mrn emrn urn mpi empi nip ssn npi dea upin gmc nmc nmcpin gphc hcpc imc corun medreg rpps adeli inami riziv lanr efn gln hpii hpio ahpra zsr bsn nrn niss rijksregisternummer dni nie nif niu nuss nuhsa curp rut cpf cns sus codicefiscale pesel personnummer personnr cpr cprnr fnr fodselsnummer hetu sotu kennitala egn cnp oib jmbg emso isikukood amka taj svnr svnummer ahv avs ahvnr kvnr kvnummer versichertennummer versnr steuerid pps ppsn nino chi hcn nhi ihi dva sin nas ramq nam phn ohip uli itin tfn aadhaar abha nric fin tckn tc rrn hkid passport passeport passnr reisepass paspoort pasaporte passaporto passaporte perso personalausweis idcard cni dln fuhrerschein rijbewijs vin kennzeichen immatriculation iban rib bban kontonummer imei imsi iccid meid msisdn udi numserie noserie rfid nfc epc fingerprint iris voiceprint faceid biometric biometrie orcid rando randno subjid usubjid patno patid'

/** Cards, contracts and documents: a number of one where the name says that it is a number. */
const documents =
  'card carte karte kaart gift policy police polizza poliza contrat contract membership account acct compte konto conto cuenta rekening permis permit licence license dl visa plate plaque screening randomization randomisation serial wallet passport certificate certificat voucher invoice facture claim'

/** What a number of a person is not, whatever else the name says. */
const blockers =
  'type status statut state count counts nombre total sum score age ages sex sexe gender date dt day days time heure hour year month class classe classification category categorie grade group groupe level niveau rate ratio percent pct flag yn bool reason motif method mode weight poids height taille dose volume amount montant cost price prix cout unit unite units version format length duration duree speciality specialty specialite role title titre language langue relation relationship lien satisfaction rating result resultat value valeur test diagnosis blood visits visit consults'

const peopleWords = setOf(people)
const markerWords = setOf(markers)
const registerWords = setOf(registers)
const documentWords = setOf(documents)
const blockerWords = setOf(blockers)

/** What a name of a person is called, in several languages. */
const nameWords = setOf(
  'name names nm nom noms naam nome nomi nombre nombres navn namn nimi imie nev ime nume jmeno isim ad adi',
)

/** How surely a column's name says that it holds numbers of people, 0 … 1. */
export function saysNumberOfPeople(words: readonly string[]): number {
  const apart = words.flatMap(apartOf)
  if (apart.some((word) => blockerWords.has(word))) return 0
  const isOf = apart.some((word) => peopleWords.has(word))
  const isMarked = apart.some((word) => markerWords.has(word))
  const register = apart.find((word) => registerWords.has(word))
  if (register !== undefined && (register.length >= 3 || isMarked || apart.length === 1))
    return isMarked || isOf ? 0.97 : 0.92
  return isMarked && (isOf || apart.some((word) => documentWords.has(word) && !markerWords.has(word))) ? 0.95 : 0
}

/** How surely it says that it holds names of people. */
export function saysNameOfPeople(words: readonly string[]): number {
  const apart = words.flatMap(apartOf)
  if (apart.some((word) => blockerWords.has(word) && word !== 'title')) return 0
  const isNamed = apart.some((word) => nameWords.has(word))
  return isNamed && apart.some((word) => peopleWords.has(word)) ? 0.95 : 0
}

/** `patientid`, `numpatient` and `bnfnom` are two words each. */
function apartOf(word: string): readonly string[] {
  if (word.length < 5 || peopleWords.has(word) || registerWords.has(word)) return [word]
  for (let at = 2; at <= word.length - 2; at++) {
    const [start, end] = [word.slice(0, at), word.slice(at)]
    const isEnd = (part: string) => markerWords.has(part) || nameWords.has(part)
    if (start.length >= 3 && (peopleWords.has(start) || registerWords.has(start)) && isEnd(end)) return [start, end]
    if (end.length >= 3 && (peopleWords.has(end) || registerWords.has(end)) && isEnd(start)) return [start, end]
  }
  return [word]
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}
