import { freeForm } from './free-form.js'

/** Numbers with dots, none led by a zero, 64 signs at most (DICOM PS3.5 §9). */
export const dicomUid = freeForm({
  id: 'dicom-uid',
  title: 'DICOM unique identifiers',
  titleFr: 'identifiants uniques DICOM (UID)',
  evidence: 'formed',
  of: 'person',
  example: '1.2.826.0.1.3680043.8.498.12345',
  form: /^\s*(?<uid>[0-2](?:\.(?:0|[1-9]\d*)){3,})\s*$/,
  roles: { uid: 'free' },
  isRight: (text) => text.length <= 64 && /\d{3}/.test(text),
})

/** The identifier of a number of 128 bits, under the root that needs no register (PS3.5 §B.2). */
export function dicomUidOf(number: bigint): string {
  return `2.25.${BigInt.asUintN(128, number)}`
}
