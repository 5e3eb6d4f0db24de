import { commonWords, isFamilyName, isGivenName, neverNames, noteWords } from '../dictionaries/index.js'
import { knownAs, particles } from './known-values.js'
import type { TextOptions } from './text-options.js'
import type { TextEvidence, TextSpan } from './text-span.js'
import { isAllCapitals, type Word } from './words.js'

const setOf = (words: string) => new Set(words.split(' '))
/** Behind these a word with a capital is a name, whatever else it means. */
const titles = setOf(
  'dr drs pr prof professeur professor docteur doctor mme mmes madame mlle mademoiselle mr mrs ms miss monsieur sir messrs',
)
/** Behind these it is one unless it is a word of notes. */
const triggers = setOf(
  'nee ne signe signee signed valide validee redige redigee ecrit ecrite note dicte dictee dictated typed written authored transcribed reviewed verified seen by par ide aide-soignante infirmiere infirmier as kine interne externe rn nurse sister midwife hca consultant registrar sho surgeon operateur chirurgien anesthesiste aide cc referent referente enfants enfant fils fille fille epoux epouse mari femme pere mere frere soeur conjoint conjointe compagne compagnon voisin voisine tuteur tutrice wife husband son daughter mother father brother partner friend neighbour neighbor carer nok kin contact reclame asking appelle prevenir prevenu named called nom prenom name patient patiente de from to attn attention confrere madame dear chere cher regards sincerely cordialement confraternellement remerciements faithfully merci thanks amicalement wishes vous medecin generaliste gp traitant adresse adressee referred present presents assistant assiste correspondant destinataire pour for envoye',
)
/** Triggers that need a colon, or stand at the end of a line: elsewhere they are words. */
const weakTriggers = setOf(
  'de from a to as aide note nom prenom name patient patiente present presents pour for adresse adressee femme son fille envoye kin contact nurse a assistant valide interne externe sister friend medecin traitant generaliste gp named called signe ne by par fils enfants enfant mother father mere pere',
)
const closings = setOf(
  'amicalement wishes vous regards sincerely cordialement confraternellement remerciements faithfully merci thanks',
)
/** Behind these, with a first name, somebody is meant: `staying with Latoya`. */
const beside = setOf('for from with by avec par chez reclame voir vu to sa son her his de et and a')
const eponymBefore = setOf(
  'maladie syndrome signe score test echelle manoeuvre triade classification sonde drain loi reflexe indice corps canal ligament operation intervention technique allergie allergique allergic arret stop traitement fracture hernie anevrisme lymphome sarcome tumeur thyroidite malformation diverticule purpura disease index incision',
)
const eponymAfter = setOf(
  'disease syndrome sign score scale test catheter classification palsy lymphoma sarcoma index operation fracture procedure criteria contracture tumour tumor thyroiditis coma reflex manoeuvre maneuver liniment cream balm drops gel ointment ointement stage grade',
)
const dose =
  /^\s*-?\s*(?:gel|sirop|crème|creme)?\s*\d+(?:[.,]\d+)?\s*(?:mg|µg|mcg|g|ml|ui|iu|cp|cpr|gouttes?|drops?|tabs?|tablets?|gél|gel|mmol|%|u)(?!\p{L})/iu

/** Phrases behind which somebody is named. */
const phrases =
  /(?:asking for|came with|comes with|sees|seen with|accompanied by|brought in by|spoke (?:to|with)|discussed with|staying with|separation from|lives with|looked after by|care of|next of kin|known as|personne (?:de confiance|à prévenir|a prevenir)|m[ée]decin traitant|vit avec|accompagn[ée]e? (?:de|par)|sortie avec|adress[ée]e? par|suivie? par|vue? par|demand[ée]e? par|pr[ée]lev[ée]e? par|op[ée]r[ée]e? par|entretien avec|confi[ée]e? à|à l['’]attention de|rappeler|prévenir|contacter)(?: :|:|,)? +(?=\p{Lu})/giu

interface Marked {
  readonly evidence: TextEvidence
}

/** Names of people: known ones, those behind titles and words that announce them, and first names beside last names. O(words). */
export function namesIn(text: string, words: readonly Word[], { known, language }: Required<TextOptions>): TextSpan[] {
  const capitals = isAllCapitals(words)
  const marks: (Marked | undefined)[] = new Array(words.length).fill(undefined)
  const gap = (at: number) => text.slice(words[at]?.end ?? 0, words[at + 1]?.start ?? text.length)
  const isCapital = (word: Word | undefined) => word !== undefined && word.written !== 'lower'
  const remembered = new Map<string, ReturnType<typeof knownAs>>()
  const knownWords = words.map((word) => {
    const key = word.written === 'lower' ? word.text : `${word.written}${word.folded}`
    if (remembered.has(key)) return remembered.get(key)
    const as = knownAs(word, known)
    remembered.set(key, as)
    return as
  })

  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (word === undefined) continue
    const as = knownWords[at]
    if (as === undefined || isEponym(at)) continue
    const beside = [at - 1, at + 1].some(
      (near) =>
        knownWords[near] !== undefined &&
        knownWords[near] !== 'near' &&
        near >= 0 &&
        /^[\s,.'’-]{1,3}$/.test(gap(Math.min(at, near))) &&
        (isCapital(words[near]) || capitals),
    )
    const isTitled = isTitle(at - 1)
    const surely =
      as === 'exact'
        ? (isCapital(word) || word.text.length >= 5) && !isDosed(at)
        : as === 'near'
          ? !capitals || beside || isTitled
          : (isCapital(word) && !capitals && isNoStart(at) && !isDosed(at) && !noteWords.has(word.folded)) ||
            (beside && isCapital(word)) ||
            isTitled
    if (surely || (beside && as === 'near')) marks[at] = { evidence: 'known' }
    // A word of the language that is a known name, alone on its line or as all its capitals say.
    else if (
      as === 'word' &&
      isCapital(word) &&
      ((word.written === 'upper' && !capitals && word.text.length >= 3) || isLine(at))
    )
      marks[at] = { evidence: 'known' }
  }

  for (const phrase of text.matchAll(phrases)) {
    const next = words.findIndex(({ start }) => start >= phrase.index + phrase[0].length)
    if (next >= 0) markRun(next, false)
  }

  for (let at = 0; at + 1 < words.length; at++) {
    const trigger = words[at]
    if (trigger === undefined) continue
    const between = gap(at)
    const titled = isTitle(at) && /^\.?,?[ \t]*\n?[ \t]*$/.test(between)
    const isWeak = weakTriggers.has(trigger.folded)
    const announces =
      !titled &&
      triggers.has(trigger.folded) &&
      (isWeak
        ? /^ ?(?:\(e\))? ?: *\t?$/.test(between)
        : closings.has(trigger.folded)
          ? /^[,.]?\s*\n+\s*$/.test(between)
          : /^(?: ?[:,]? *|\s+(?:le |la )?)$/.test(between) && !between.includes('\n'))
    if (!titled && !announces) continue
    if (announces && closings.has(trigger.folded) && !isSignature(at + 1)) continue
    markRun(at + 1, titled)
  }

  for (let at = 0; at < words.length; at++) {
    const word = words[at]
    if (word === undefined || marks[at] !== undefined || !isCapital(word) || capitals) continue
    const parts = word.folded.split('-')
    const given = parts.every(isGivenName) && (!commonWords.has(word.folded) || parts.length > 1)
    if (!given && !(commonWords.has(word.folded) && isGivenName(word.folded))) continue
    if (isEponym(at) || isDosed(at)) continue
    for (const near of [at + 1, at - 1]) {
      const other = words[near]
      if (other === undefined || !isCapital(other) || !/^,? $/.test(gap(Math.min(at, near)))) continue
      if (neverNames.has(other.folded) || isDosed(near) || isEponym(near)) continue
      const isFamily = isFamilyName(other.folded) || other.folded.split('-').some(isFamilyName)
      if (
        isFamily ||
        (given && (other.written === 'upper' || !commonWords.has(other.folded)) && other.text.length > 2)
      ) {
        marks[at] ??= { evidence: 'dictionary' }
        marks[near] ??= { evidence: 'dictionary' }
      }
    }
    const one = words[at - 1]
    const isMeant =
      given && one !== undefined && beside.has(one.folded) && one.written === 'lower' && gap(at - 1) === ' '
    if (isMeant || (given && isLine(at))) {
      marks[at] ??= { evidence: 'dictionary' }
      const next = words[at + 1]
      if (isMeant && next !== undefined && isCapital(next) && /^[ \n]$/.test(gap(at)) && !neverNames.has(next.folded))
        marks[at + 1] ??= { evidence: 'dictionary' }
    }
  }
  return runsOf()

  function isTitle(at: number): boolean {
    const word = words[at]
    if (word === undefined) return false
    if (titles.has(word.folded)) return true
    // An initial in English.
    if (language === 'en') return false
    return (
      (word.text === 'M' && text[word.end] === '.') ||
      (word.text === 'M' && /^ $/.test(gap(at)) && words[at + 1]?.written === 'upper')
    )
  }

  function isDosed(at: number): boolean {
    return dose.test(text.slice(words[at]?.end ?? 0, (words[at]?.end ?? 0) + 16))
  }

  function isEponym(at: number): boolean {
    const [two, one, next] = [words[at - 2], words[at - 1], words[at + 1]]
    if (isTitle(at - 1)) return false
    if (one !== undefined && eponymBefore.has(one.folded) && gap(at - 1) === ' ') return true
    if (
      one !== undefined &&
      /^(de|d|du|of|des|a|au|to)$/.test(one.folded) &&
      two !== undefined &&
      eponymBefore.has(two.folded)
    )
      return true
    if (/^(?:d|l)['’]/.test(words[at]?.folded ?? '') && one !== undefined && eponymBefore.has(one.folded)) return true
    const isPossessive = /['’]s$/.test(words[at]?.text.toLowerCase() ?? '')
    return next !== undefined && eponymAfter.has(next.folded) && (isPossessive || /^[ -]$/.test(gap(at)))
  }

  /** Within a sentence; or at its start what is a first name, is short and no word, or has an initial before it. */
  function isNoStart(at: number): boolean {
    const { folded, text: own } = words[at] as Word
    if (!isSentenceStart(at) || isGivenName(folded) || (own.length < 4 && !commonWords.has(folded))) return true
    return at > 0 && words[at - 1]?.text.length === 1 && isCapital(words[at - 1]) && /^\.[ \n]?$/.test(gap(at - 1))
  }

  function isSentenceStart(at: number): boolean {
    const before = at === 0 ? '\n' : gap(at - 1)
    return at === 0 || /[.!?:;\n•|-]\s*$/.test(before)
  }

  /** The only one, or one of two or three, on its line. */
  function isLine(at: number): boolean {
    const word = words[at]
    if (word === undefined) return false
    const start = text.lastIndexOf('\n', word.start) + 1
    const end = text.indexOf('\n', word.end)
    const line = text.slice(start, end < 0 ? text.length : end).trim()
    return line.length <= word.text.length + 1
  }

  /** A month's name that no number stands beside. */
  function isFreeMonth(at: number): boolean {
    const around =
      text.slice(Math.max(0, (words[at]?.start ?? 0) - 4), words[at]?.start) +
      text.slice(words[at]?.end, (words[at]?.end ?? 0) + 4)
    return !/\d/.test(around) && (isGivenName(words[at]?.folded ?? '') || words[at]?.folded === 'mai')
  }

  /** The rest of the line holds a few words and nothing else, as a signature does. */
  function isSignature(at: number): boolean {
    const end = text.indexOf('\n', words[at]?.start ?? 0)
    return /^[\p{L}.'’ -]{2,40}$/u.test(text.slice(words[at]?.start, end < 0 ? text.length : end).trim())
  }

  function markRun(from: number, titled: boolean): void {
    let taken = 0
    for (let at = from; at < words.length && taken < 6; at++) {
      const word = words[at]
      if (word === undefined) return
      const between = at > from ? gap(at - 1) : ''
      const before = words[at - 1]
      const isAfterGiven = at > from && before !== undefined && isGivenName(before.folded.split('-')[0] ?? '')
      const isListed = !titled && between === ', ' && isCapital(word) && isGivenName(word.folded.split('-')[0] ?? '')
      if (at > from && !isListed && !/^(?:[ \t]|\. ?|['’]|-)$/u.test(between) && !(isAfterGiven && between === '\n'))
        return
      if (
        particles.has(word.folded) &&
        isCapital(words[at + 1]) &&
        /^[ '’.\n]{1,2}$/.test(gap(at)) &&
        word.text.length > 1
      )
        continue
      if (!isCapital(word)) return
      const isInitial = word.text.length === 1
      const isKnown = marks[at] !== undefined || (knownWords[at] !== undefined && knownWords[at] !== 'near')
      if (isInitial && !/^[. -]/.test(gap(at))) return
      if (!isKnown && !isInitial) {
        const isWord = noteWords.has(word.folded) && !isFreeMonth(at)
        const isLast = isAfterGiven && /^\s*(?:[,.;(<)]|\n|$)/.test(gap(at))
        if (isWord && !(titled && at === from && before?.folded !== 'pr') && !isLast) return
        if ((!titled || at > from) && (isDosed(at) || isEponym(at) || isTitle(at))) return
        if (titled && at === from && isTitle(at)) return
        if (
          capitals &&
          at > from &&
          !isGivenName(word.folded) &&
          !isFamilyName(word.folded) &&
          (titled || (!isAfterGiven && taken > 1))
        )
          return
        if (capitals && !titled && commonWords.has(word.folded) && !isGivenName(word.folded) && !isLast) return
        if (capitals && word.text.length <= 2) return
      }
      for (
        let back = at - 1;
        back >= from && marks[back] === undefined && particles.has(words[back]?.folded ?? '');
        back--
      )
        marks[back] = { evidence: 'trigger' }
      marks[at] ??= { evidence: 'trigger' }
      taken++
    }
  }

  /** Marked words beside each other, with initials and particles before and between them. */
  function runsOf(): TextSpan[] {
    const found: TextSpan[] = []
    for (let at = 0; at < words.length; at++) {
      if (marks[at] === undefined) continue
      let [first, last] = [at, at]
      while (first > 0 && isPartBefore(first - 1, first)) first--
      for (;;) {
        const next = nextMarked(last)
        if (next === undefined) break
        last = next
      }
      const run = marks.slice(at, last + 1).filter((mark) => mark !== undefined)
      const evidence = run.some((mark) => mark.evidence === 'known') ? 'known' : (marks[at]?.evidence ?? 'dictionary')
      const word = words[last]
      const end = (word?.end ?? 0) - (/['’]s$/i.test(word?.text ?? '') ? 2 : 0)
      const start = words[first]?.start ?? 0
      const cut = found.at(-1)
      if (cut === undefined || start >= cut.end) found.push({ start, end, type: 'name', evidence })
      at = last
    }
    return found
  }

  /** An initial with its dot, or a particle: of small letters only where it is known, or follows one with a capital. */
  function isPartBefore(at: number, next: number): boolean {
    const word = words[at]
    if (word === undefined) return false
    const between = gap(at)
    if (word.text.length === 1) return isCapital(word) && !isTitle(at) && /^\.[ \n-]?$|^-$/.test(between)
    if (!particles.has(word.folded) || !/^[ '’\n.]{1,2}$/.test(between)) return false
    const joined = `${word.folded}${words[next]?.folded ?? ''}`.replace(/['’-]/g, '')
    return (
      isCapital(word) ||
      known.names.has(joined) ||
      (particles.has(words[at - 1]?.folded ?? '') && isCapital(words[at - 1]))
    )
  }

  function nextMarked(last: number): number | undefined {
    const isNear = (at: number, pattern: RegExp) => pattern.test(gap(at))
    if (marks[last + 1] !== undefined && isNear(last, /^(?:[ \n-]|, |,|\. ?|, ?\n|[ ]{2}|- ?\n)$/)) {
      // Over the end of a line only what belongs together goes on.
      const isOne =
        knownWords[last] !== undefined || isGivenName(words[last]?.folded ?? '') || words[last]?.text.length === 1
      if (gap(last).includes('\n') && !isOne) return undefined
      // A comma joins a last name to a first one, and parts a list of people.
      if (gap(last).includes(',') && !isPair(last)) return undefined
      return last + 1
    }
    for (let at = last + 1; at <= last + 3; at++) {
      const word = words[at]
      if (word === undefined || !isNear(at - 1, /^[ '’.-]{1,2}$/)) return undefined
      if (marks[at] !== undefined) return at
      if (!particles.has(word.folded) && !(word.text.length === 1 && isCapital(word))) return undefined
    }
    return undefined
  }

  function isPair(last: number): boolean {
    const [one, other] = [words[last], words[last + 1]]
    if (one === undefined || other === undefined) return false
    const isLast = isFamilyName(one.folded) || one.written === 'upper' || !isGivenName(one.folded)
    return (
      isLast &&
      (isGivenName(other.folded.split('-')[0] ?? '') || !isFamilyName(other.folded)) &&
      marks[last - 1] === undefined
    )
  }
}
