export interface Town {
  readonly name: string
  readonly postcode: string
  /** INSEE code of the commune, or the state of an American town. */
  readonly area: string
}

export const frenchTowns: readonly Town[] = [
  ...towns('Paris 75012 75112|Paris 75018 75118|Lyon 69003 69383|Marseille 13005 13205|Toulouse 31000 31555'),
  ...towns('Nantes 44000 44109|Rennes 35000 35238|Strasbourg 67000 67482|Lille 59000 59350|Bordeaux 33000 33063'),
  ...towns('Brest 29200 29019|Quimper 29000 29232|Ajaccio 20000 2A004|Bastia 20200 2B033|Dijon 21000 21231'),
  ...towns(
    'Grenoble 38000 38185|Bourg-en-Bresse 01000 01053|Oyonnax 01100 01283|Nice 06000 06088|Digne-les-Bains 04000 04070',
  ),
  ...towns('Saint-Denis 97400 97411|Fort-de-France 97200 97209|Saint-Étienne 42000 42218|La Rochelle 17000 17300'),
  ...towns('Le_Mans 72000 72181|L’Haÿ-les-Roses 94240 94038|Sarlat-la-Canéda 24200 24520|Guéret 23000 23096'),
  ...towns('Vic-sur-Cère 15800 15258|Montaigu 85600 85146|Hérouville-Saint-Clair 14200 14327|Mâcon 71000 71270'),
  ...towns(
    'Épinal 88000 88160|Privas 07000 07186|Foix 09000 09122|Rodez 12000 12202|Mende 48000 48095|Tulle 19000 19272',
  ),
]

export const frenchStreets: readonly string[] = [
  ...['rue des Lilas', 'avenue Jean Jaurès', 'boulevard Voltaire', 'place de l’Église', 'rue du Général de Gaulle'],
  ...['impasse des Acacias', 'chemin du Moulin', 'allée des Tilleuls', 'rue Victor Hugo', 'route de Bellevue'],
  ...['quai de la Loire', 'rue Pasteur', 'rue de la République', 'square des Peupliers', 'lieu-dit Kerbiriou'],
]

export const americanTowns: readonly Town[] = [
  ...towns('Boston 02118 MA|Worcester 01605 MA|Albany 12208 NY|Brooklyn 11215 NY|Trenton 08608 NJ|Cleveland 44106 OH'),
  ...towns('Ann_Arbor 48109 MI|Rochester 55905 MN|Salt_Lake_City 84132 UT|Baton_Rouge 70808 LA|Tucson 85724 AZ'),
  ...towns('Portland 04102 ME|Providence 02903 RI|Chapel_Hill 27514 NC|Nashville 37232 TN|San_Diego 92103 CA'),
]

export const britishTowns: readonly Town[] = [
  ...towns('Leeds LS9_7TF Leeds|Sheffield S10_2JF Sheffield|Bath BA1_3NG Somerset|Cardiff CF14_4XW Cardiff'),
  ...towns('Glasgow G4_0SF Glasgow|Norwich NR4_7UY Norfolk|Truro TR1_3LJ Cornwall|Reading RG1_5AN Berkshire'),
  ...towns('Bury BL9_7TD Lancashire|London SE1_7EH London|Oxford OX3_9DU Oxfordshire|Derby DE22_3NE Derbyshire'),
]

export const englishStreets: readonly string[] = [
  ...['Maple Street', 'Oak Avenue', 'Church Lane', 'High Street', 'Station Road', 'Elm Drive', 'Washington Boulevard'],
  ...['Mill Lane', 'Victoria Road', 'Sunset Court', 'Park Crescent', 'King’s Walk', 'Cedar Hill Road', 'Queen Street'],
]

export const frenchHospitals: readonly string[] = [
  ...['CHU de Rennes', 'Hôpital Saint-Antoine', 'Centre hospitalier de Cornouaille', 'Clinique du Parc', 'CH de Mende'],
  ...['Hôpital Lariboisière', 'Clinique Saint-Vincent', 'EHPAD Les Glycines', 'Institut Bergonié', 'CHRU de Brest'],
]

export const englishHospitals: readonly string[] = [
  ...['Royal Infirmary', 'St Thomas’ Hospital', 'Mercy General Hospital', 'Addenbrooke’s Hospital', 'Mount Sinai'],
  ...['Northwick Park Hospital', 'Lakeside Medical Center', 'Willow Court Nursing Home', 'County General'],
]

function towns(text: string): Town[] {
  return text.split('|').map((line) => {
    const [name = '', postcode = '', area = ''] = line.split(' ').map((word) => word.replaceAll('_', ' '))
    return { name, postcode, area }
  })
}
