/** Where a table comes from: language, people, places and forms of telephone numbers, all made for this set. */
export interface Locale {
  readonly language: 'fr' | 'en' | 'de' | 'es' | 'pt' | 'it' | 'nl' | 'nordic' | 'pl'
  readonly women: readonly string[]
  readonly men: readonly string[]
  readonly last: readonly string[]
  readonly streets: readonly string[]
  /** Postcode, a space, and the town. */
  readonly towns: readonly string[]
  readonly phone: string
  readonly point: readonly [latitude: number, longitude: number]
  readonly mail: string
}

const list = (text: string): readonly string[] => text.split(',')

const frenchPeople = {
  language: 'fr' as const,
  women: list(
    'Maëlys,Solène,Aïcha,Fatoumata,Léonie,Capucine,Bérengère,Annick,Marie-Thérèse,Ghislaine,Rozenn,Nolwenn,Kadiatou,Leïla,Noémie,Ophélie,Apolline,Sixtine,Josiane,Raymonde,Thi Mai,Zoé',
  ),
  men: list(
    'Gwenaël,Ronan,Mamadou,Yacine,Bastien,Corentin,Jean-Baptiste,Aurélien,Fulgence,Eliott,Timéo,Loïc,Marc-André,Raphaël,Alphonse,Lucien,Edmond,Karim,Tristan,Ange,Loup,Évariste',
  ),
}
const french: Locale = {
  ...frenchPeople,
  last: list(
    'Kerbrat,Le Goff,Bouazza,Diallo,Quéméneur,Etcheverry,Casanova,Haddad,Traoré,Guivarch,d’Aubigny,Bonnefoy,Pommier,Lacombe,Estève,Castaing,Schmitt,Zimmermann,Vandenbroucke,Thévenet,Jacquemin,Cochard,Le Bihan,Rivoire,Pujol,Bensalem,Hoareau,Payet,Tran,Petitjean,Boulanger,Roux',
  ),
  streets: list(
    'rue des Tanneurs,imp. du Moulin,avenue Aristide-Briand,rue du Four à Chaux,quai de la Fosse,lot. Les Mimosas,route de Lannion,place Ste-Anne,lieu-dit Kerguen,passage Molière,bd Carnot,sente des Noyers',
  ),
  towns: list(
    '22300 Lannion,29200 Brest,64100 Bayonne,20200 Bastia,97410 Saint-Pierre,67500 Haguenau,59140 Dunkerque,34200 Sète,07200 Aubenas,19100 Brive-la-Gaillarde,73200 Albertville,50100 Cherbourg',
  ),
  phone: '06 ## ## ## ##',
  point: [46.9, 2.4],
  mail: 'laposte.net',
}
const britishStreets = list(
  'Mill Lane,Station Approach,Tannery Yard,Beech Hill,St Cuthberts Road,The Crescent,Old Forge Mews,Heather Bank,Priory Court,Castle Wynd,Dockside,Larkfield Drive',
)
const british: Locale = {
  language: 'en',
  women: list(
    'Sioned,Oluwaseun,Priyanka,Morag,Agnieszka,Winifred,Tamsin,Shabnam,Philippa,Rhiannon,Ngozi,Elspeth,Maisie,Ottilie,Saoirse,Aisling,Niamh,Catriona,Hyacinth,Dilys',
  ),
  men: list(
    'Hamish,Gethin,Tariq,Kwame,Rupert,Alasdair,Fergus,Cormac,Oisín,Padraig,Gurpreet,Dafydd,Clive,Nigel,Rory,Callum,Ibrahim,Mungo,Eoin,Winston',
  ),
  last: list(
    'MacAllister,Pritchard,Okonkwo,Chaudhry,Blenkinsop,Ferguson,O’Sullivan,Ní Bhriain,Gwynne,Entwistle,Thackeray,Bhattacharya,Featherstone,Murtagh,Crowther,Dhillon,Strachan,Trelawney,Mbeki,Hegarty,Cole,Marsh,Penhaligon,Rees-Jones',
  ),
  streets: britishStreets,
  towns: list(
    'NE30 2QT Tynemouth,TR18 4LL Penzance,LL57 1PU Bangor,EH21 7QA Musselburgh,CT9 1XP Margate,PE30 4ET King’s Lynn,BT47 3SX Derry,LA1 4RP Lancaster,SY23 2BN Aberystwyth,IV2 3UJ Inverness',
  ),
  phone: '07### ######',
  point: [53.1, -2.2],
  mail: 'btinternet.com',
}
const german: Locale = {
  language: 'de',
  women: list(
    'Annegret,Heike,Ulrike,Frieda,Gülsüm,Katrin,Mechthild,Waltraud,Leonie,Svenja,Ingeborg,Anneliese,Käthe,Jana',
  ),
  men: list('Jürgen,Detlef,Rüdiger,Torsten,Mehmet,Emil,Gottfried,Uwe,Lukas,Björn,Eberhard,Horst,Matthäus,Ansgar'),
  last: list(
    'Schönberger,Grünewald,Yılmaz,Oberländer,Kowalczyk,Dreßler,von Hagen,Wiesinger,Bäumler,Petersen,Hinrichs,Vogt,Strauß,Klingbeil,Rösch,Zöllner,Bauer,Öztürk',
  ),
  streets: list(
    'Lindenallee,Goethestr.,Am Mühlbach,Schulgasse,Hauptstraße,Rosenweg,An der Kirche,Bergstr.,Feldweg,Kaiserring',
  ),
  towns: list(
    '24837 Schleswig,97070 Würzburg,02826 Görlitz,87435 Kempten,48431 Rheine,66424 Homburg,39576 Stendal,78462 Konstanz,26721 Emden',
  ),
  phone: '0### ######',
  point: [50.9, 10.1],
  mail: 'gmx.de',
}
const spanish: Locale = {
  language: 'es',
  women: list('Inmaculada,Begoña,Rocío,Nuria,Montserrat,Itziar,Dolores,Macarena,Lucía,Ainhoa,Encarnación,Paz,Consuelo'),
  men: list('Íñigo,Joaquín,Jordi,Álvaro,Nicolás,Ramón,Xabier,Federico,Tomás,Rafael,Agustín,Ángel,Modesto'),
  last: list(
    'Echevarría Soto,Puig Ferrer,Núñez Cabrera,Iglesias Rey,Domínguez Vidal,Zubizarreta Gil,Carmona Luque,Peña Ortega,Ibáñez Mora,Cano Rubio,Bosch Serra,Muñoz León,Quiroga Lamas',
  ),
  streets: list(
    'C/ Mayor,Avda. de la Constitución,Pza. España,C/ del Pez,Ronda de Segovia,Camino Viejo,C/ San Roque,Paseo Marítimo',
  ),
  towns: list('33201 Gijón,06002 Badajoz,25003 Lleida,04001 Almería,26001 Logroño,36202 Vigo,44001 Teruel,07001 Palma'),
  phone: '6## ### ###',
  point: [40.2, -3.9],
  mail: 'telefonica.es',
}
const dutch: Locale = {
  language: 'nl',
  women: list('Femke,Marloes,Annelies,Geertruida,Hanneke,Liesbeth,Fenna,Roos,Truus,Saskia,Nienke,Godelieve'),
  men: list('Joost,Sjoerd,Willem-Jan,Diederik,Koen,Gijs,Mohamed,Bram,Teun,Wout,Rutger,Lieven'),
  last: list(
    'van der Meulen,Hoekstra,de Wit,Ter Horst,Dijkgraaf,Bakker,El Amrani,Verstraete,Vermeiren,Van den Bossche,Kuipers,Brouwer,’t Hart,Claes,Peeters',
  ),
  streets: list('Dorpsstraat,Kerkplein,Oude Gracht,Wilhelminalaan,Molenweg,Stationsstraat,Beukenhof,Zeedijk'),
  towns: list('8911 AC Leeuwarden,4331 BK Middelburg,7411 KT Deventer,6041 EV Roermond,1811 LH Alkmaar,9401 HA Assen'),
  phone: '06-########',
  point: [52.2, 5.5],
  mail: 'ziggo.nl',
}
const nordicNames = {
  language: 'nordic' as const,
  women: list('Ingrid,Solveig,Ragnhild,Åsa,Kirsten,Birgitte,Päivi,Aino,Gunilla,Tuva,Maj-Britt,Kaisa,Sigrún,Hanne'),
  men: list('Bjørn,Åke,Torbjörn,Sven,Jukka,Heikki,Leif,Mads,Søren,Håkon,Eino,Gunnar,Vidar,Anders'),
  last: list(
    'Lindqvist,Åkesson,Bergström,Haugen,Solberg,Nygård,Virtanen,Mäkelä,Kjær,Thygesen,Mortensen,Sjöblom,Halvorsen,Korhonen,Ekdahl,Holm,Berg',
  ),
  streets: list(
    'Storgatan,Kyrkvägen,Skolegade,Havnevej,Bjørkeveien,Fjordgata,Koivukatu,Mäntytie,Strandvägen,Nørregade',
  ),
}

/** The locales of the set, by the codes tables are named with. */
export const locales = {
  fr: french,
  lu: {
    ...french,
    towns: list('4001 Esch-sur-Alzette,9053 Ettelbruck,6633 Wasserbillig,7450 Lintgen'),
    phone: '621 ### ###',
    point: [49.7, 6.1],
    mail: 'pt.lu',
  },
  be: {
    ...french,
    last: [...french.last.slice(14), 'Delvaux', 'Lambotte', 'Vanderstraeten', 'Mertens', 'Dumoulin'],
    towns: list('4800 Verviers,7000 Mons,5000 Namur,6700 Arlon,1400 Nivelles,7500 Tournai'),
    phone: '04## ## ## ##',
    point: [50.4, 4.8],
    mail: 'skynet.be',
  },
  ch: {
    ...french,
    last: [...french.last.slice(9, 20), 'Jaquier', 'Rochat', 'Aebischer', 'Favre-Bulle', 'Niederhauser'],
    towns: list('1870 Monthey,2800 Delémont,1630 Bulle,2300 La Chaux-de-Fonds,1260 Nyon'),
    phone: '+41 79 ### ## ##',
    point: [46.7, 7.0],
    mail: 'bluewin.ch',
  },
  qc: {
    ...french,
    last: list(
      'Tremblay,Gagnon,Bouchard,Thibodeau,Lachance,Archambault,Pelletier,Ouellet,Nadeau,Charbonneau,St-Onge,Desrosiers,Vachon,Beaulieu',
    ),
    streets: list('rang St-Joseph,chemin Royal,rue Sherbrooke O.,av. du Parc,montée Ste-Julie,rue Principale'),
    towns: list('G7H 2B1 Saguenay,J1H 4T7 Sherbrooke,G5L 3C4 Rimouski,J9X 5B7 Rouyn-Noranda,G9A 1L2 Trois-Rivières'),
    phone: '(819) ###-####',
    point: [47.2, -71.9],
    mail: 'videotron.ca',
  },
  uk: british,
  ie: {
    ...british,
    women: british.women.slice(14, 18),
    men: british.men.slice(6, 11),
    last: list('O’Sullivan,Ní Bhriain,Murtagh,Hegarty,Mac Giolla,Brosnan,Kavanagh,Twomey,Ó Cuív,Fahy,Lenihan,Looney'),
    towns: list('V94 T2XR Limerick,F91 YW50 Sligo,X91 PK15 Waterford,H65 C8V2 Athenry,R95 DX2K Kilkenny'),
    phone: '08# ### ####',
    point: [53.2, -7.6],
    mail: 'eircom.net',
  },
  us: {
    ...british,
    women: list('Shaniqua,Guadalupe,Mei-Ling,Brooke,Savannah,LaToya,Kimberly,Xiomara,Peyton,Dolly,Faith,Autumn'),
    men: list('DeShawn,Tyler,Hector,Chad,Wyatt,Malik,Randall,Vinh,Brandon,Chase,Duane,Travis'),
    last: list(
      'Washington,Castellanos,Nakamura,Kowalski,Begay,Thibodeaux,Rosenbaum,Okafor,McKinney,Delacruz,Vang,Stoltzfus,Fields,Banks,Yellowhorse,Hernandez-Ruiz',
    ),
    streets: list(
      'W Sycamore St,County Rd 12,NE 7th Ave Apt 3B,Old Mill Pike,Sunset Trl,PO Box 114 Main St,Prairie View Ln,S Wabash Ave',
    ),
    towns: list(
      '87301 Gallup,70601 Lake Charles,04401 Bangor,59801 Missoula,17602 Lancaster,96720 Hilo,38701 Greenville,99701 Fairbanks',
    ),
    phone: '(5##) 5##-####',
    point: [39.4, -95.2],
    mail: 'yahoo.com',
  },
  de: german,
  es: spanish,
  pt: {
    ...spanish,
    language: 'pt',
    women: list('Conceição,Leonor,Graça,Matilde,Inês,Fátima,Glória,Benedita'),
    men: list('João,Gonçalo,Duarte,Simão,Vasco,Américo,Lourenço,Zeferino'),
    last: list('Figueiredo,Magalhães,Assunção,Pimentel,Brandão,Teixeira,Quintela,Vilhena,Meireles,dos Santos Neves'),
    streets: list('Rua das Flores,Av. da Liberdade,Travessa do Poço,Largo do Rossio,Rua 5 de Outubro'),
    towns: list('7000-645 Évora,3510-082 Viseu,8000-151 Faro,5000-660 Vila Real,4900-320 Viana do Castelo'),
    phone: '9## ### ###',
    point: [40.1, -8.0],
    mail: 'sapo.pt',
  },
  it: {
    ...spanish,
    language: 'it',
    women: list('Concetta,Giuseppina,Ornella,Benedetta,Chiara,Rosaria,Fiorella,Graziella,Beatrice'),
    men: list('Calogero,Ettore,Pasquale,Niccolò,Gianluca,Vito,Leonardo,Umberto,Salvatore'),
    last: list(
      'Bellomo,Cattaneo,De Angelis,Esposito,Zanetti,D’Amico,Quagliarella,Pellegrini,Sartori,Lo Presti,Fontana,Marchesi',
    ),
    streets: list('via Garibaldi,corso Umberto I,p.zza del Duomo,vicolo Stretto,viale dei Tigli,via XXV Aprile'),
    towns: list('33100 Udine,88100 Catanzaro,15121 Alessandria,07100 Sassari,05100 Terni,91100 Trapani'),
    phone: '3## #######',
    point: [42.9, 12.2],
    mail: 'libero.it',
  },
  nl: dutch,
  vl: {
    ...dutch,
    towns: list('8400 Oostende,2800 Mechelen,3500 Hasselt,9300 Aalst'),
    phone: '04## ## ## ##',
    point: [51.0, 4.3],
    mail: 'telenet.be',
  },
  se: {
    ...nordicNames,
    towns: list('831 30 Östersund,392 31 Kalmar,971 79 Luleå,651 84 Karlstad'),
    phone: '07#-### ## ##',
    point: [59.9, 15.1],
    mail: 'telia.com',
  },
  no: {
    ...nordicNames,
    towns: list('9008 Tromsø,6003 Ålesund,4836 Arendal,8006 Bodø'),
    phone: '9## ## ###',
    point: [61.2, 8.9],
    mail: 'online.no',
  },
  dk: {
    ...nordicNames,
    towns: list('8800 Viborg,6700 Esbjerg,9900 Frederikshavn,4700 Næstved'),
    phone: '2# ## ## ##',
    point: [55.9, 9.7],
    mail: 'mail.dk',
  },
  fi: {
    ...nordicNames,
    towns: list('70100 Kuopio,96200 Rovaniemi,65100 Vaasa,48100 Kotka'),
    phone: '040 #######',
    point: [62.6, 26.0],
    mail: 'kolumbus.fi',
  },
  pl: {
    language: 'pl',
    women: list('Małgorzata,Bożena,Jadwiga,Zuzanna,Halina,Grażyna,Kinga,Stanisława'),
    men: list('Wojciech,Zbigniew,Stanisław,Łukasz,Mieczysław,Bartosz,Ryszard,Kazimierz'),
    last: list('Wiśniewski,Dąbrowska,Szczepański,Król,Wróbel,Jaworski,Gołębiowska,Pawłowicz,Sikora,Mazurek'),
    streets: list('ul. Mickiewicza,os. Słoneczne,al. Niepodległości,ul. Polna,ul. 3 Maja,pl. Wolności'),
    towns: list('20-081 Lublin,35-064 Rzeszów,65-001 Zielona Góra,10-541 Olsztyn,81-372 Gdynia'),
    phone: '+48 5## ### ###',
    point: [52.0, 19.3],
    mail: 'wp.pl',
  },
} as const satisfies Record<string, Locale>

export type LocaleCode = keyof typeof locales
