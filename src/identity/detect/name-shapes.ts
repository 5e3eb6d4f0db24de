/** `DUPONT, Anne`, `Roux^Paul`, `A. Roux`, `ROUX A.`: as lists of people are written, and little else. */
export function isNameShape(text: string): boolean {
  return (
    /^\p{Lu}[\p{L}'’-]+(?: \p{L}[\p{L}'’-]+)?(?:, |\^)\p{Lu}[\p{L}'’-]*\.?(?:[ ^]\p{L}[\p{L}'’.-]*)?\^*$/u.test(text) ||
    /^(?:\p{Lu}\.[ -]?){1,3}(?:(?:de|du|la|le|van|von|den|der|di|da|dos|Mc|O['’]) ?)?\p{Lu}\p{L}[\p{L}'’-]+$/u.test(
      text,
    ) ||
    /^\p{Lu}[\p{L}'’-]{2,},? (?:\p{Lu}\.[ -]?){1,3}$/u.test(text)
  )
}

const hanFamilies =
  '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許邓鄧冯馮韩韓曹曾彭萧蕭蔡潘田董袁于余叶葉蒋蔣杜苏蘇魏程吕呂丁沈任姚卢盧佐鈴高田渡伊山中小加吉松井木清斎阿森池橋石前藤後近岡長西村三原'
const hangulFamilies =
  '김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도석선설마길연위표명기반왕금옥육인맹제모'

/** Names in scripts without capitals, or in Cyrillic and Greek with the endings that family names have there. */
export function isNameOfScript(text: string): boolean {
  if (text.length > 60 || !/[^\p{Script=Latin}\p{Script=Common}]/u.test(text)) return false
  if (/^\p{Script=Han}{2,4}$|^\p{Script=Han}{1,3}[ 　]\p{Script=Han}{1,3}$/u.test(text))
    return hanFamilies.includes(text[0] ?? '')
  if (/^\p{Script=Hangul}{2,4}$/u.test(text)) return hangulFamilies.includes(text[0] ?? '')
  if (/\p{Script=Cyrillic}/u.test(text))
    return (
      /^\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}.-]*){0,2}$/u.test(text) &&
      /(ов|ев|ёв|ин|ын|ова|ева|ёва|ина|ский|ская|цкий|цкая|енко|чук|щук|ук|юк|ич|вич|вна|ко|ян|дзе|швили|чев|кова|нова)( |$)/u.test(
        text,
      )
    )
  if (/\p{Script=Greek}/u.test(text))
    return (
      /^\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}.-]*){0,2}$/u.test(text) &&
      /(πουλος|πούλου|ίδης|ιδης|ίδου|άκης|ακης|άκη|άδης|αδης|άτος|έας|ης|ος|ου|ας|ια|ία|η)( |$)/u.test(text)
    )
  return /^(?:\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Devanagari}|\p{Script=Thai}|\p{Script=Armenian}|\p{Script=Georgian}|\p{M})+(?: (?:\p{L}|\p{M})+){1,3}$/u.test(
    text,
  )
}
