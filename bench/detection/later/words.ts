import type { Town } from '../words/places.js'

/** Words of the later set: other people, streets, towns, drugs and diagnoses than those of the two halves. */
export const lastNames = {
  fr: words(
    'Hubert,Brunet,Arnaud,Picard,Colas,Maréchal,Humbert,Prévost,Delmas,Ferrand,Lagarde,Cordier,Buisson,Chartier,Delorme,Evrard,Gilbert,Joubert,Laroche,Marty,Navarro,Ollivier,Pasquier,Rémy,Schneider,Tournier,Valette,Weiss,Le Corre,Le Floc’h,Kerneis,Bodin,Cadiou,Héliès,Marzin,Penven,Rolland,Salaün,Urvoy,Bouvet,Crozier,Duchêne,Etienne,Foucher,Godard,Hamel,Imbert,Jourdan,Lebrun,Mallet,Noël,Pruvost,Raymond,Savary,Thibault,Vallet,Wagret,Zimmer,Bensaïd,Mansouri,Belkacem,Touré,Keïta,Camara,Bâ,Martinez,Da Costa,Marques,Bianchi,Moretti,Nguyen-Huu,Lam,Kaya,Arslan,Novak,Dumitru,Andrianina,Hoareau,Técher,Dijoux,de Villiers,du Bellay,d’Aboville,Le Roy,Saint-Jean,Caron,Delahaye,Hennequin,Quéré,Vigneron,Leblond,Charbonnier,Meunier,Tisserand,Page,Lelong,Mouton',
  ),
  en: words(
    'Anderson,Baxter,Cartwright,Donnelly,Eastwood,Fairclough,Gallagher,Hargreaves,Iqbal,Jennings,Kendrick,Lockwood,Mahmood,Newbold,Osborne,Prescott,Quinn,Ridley,Sutcliffe,Tattersall,Underwood,Vickers,Wainwright,Yates,Ahmed,Ali,Choudhury,Desai,Eze,Fofana,Gupta,Hoang,Ivanov,Jimenez,Kowalski,Lopez,Mendoza,Nwosu,Ortiz,Pham,Reyes,Sharma,Torres,Vasquez,Wong,Yang,Zhou,Mc Carthy,McKenna,O’Sullivan,O’Reilly,Byrne,Doyle,Murphy,Baker,Carpenter,Fisher,Mason,Shepherd,Taylor,Bell,Black,Field,Hill,Lake,Marsh,Winter,Banks,Bishop,King,Pope,Sanders,Coleman,Jenkins,Perry,Powell,Long-Hughes,Barnes,Ross,Henderson,Foster,Simmons,Bryant,Alexander,Russell,Griffin,Diaz,Hayes,Myers,Ford,Hamilton,Graham,Sullivan,Wallace,Woods,Cole,West,Jordan,Owens,Reynolds',
  ),
}

export const firstNames = {
  fr: {
    f: words(
      'Martine,Chantal,Christiane,Danielle,Denise,Évelyne,Ginette,Huguette,Jacqueline,Lucette,Mireille,Nicole,Paulette,Renée,Solange,Yvonne,Camille,Clara,Jade,Louise,Lina,Mathilde,Pauline,Romane,Sarah,Anaïs,Audrey,Coralie,Delphine,Émilie,Florence,Gaëlle,Karine,Laetitia,Maud,Noémie,Ophélie,Stéphanie,Virginie,Yasmina,Samira,Nadia,Fatoumata,Anne-Marie,Marie-Pierre,Bernadette,Lou,Nour,Maëlys,Enora',
    ),
    m: words(
      'Christian,Claude,Daniel,Dominique,Francis,Georges,Guy,Henri,Hervé,Joël,Louis,Maurice,Patrick,Roger,Roland,Serge,Yves,Adam,Arthur,Enzo,Gabriel,Jules,Lucas,Maël,Nathan,Paul,Sacha,Tom,Alexandre,Antoine,Bruno,Cédric,David,Fabrice,Franck,Guillaume,Jérôme,Laurent,Maxime,Olivier,Quentin,Rémi,Stéphane,Vincent,Xavier,Rachid,Youssef,Abdoulaye,Jean-Marc,Pierre-Yves,Malo,Ewen',
    ),
  },
  en: {
    f: words(
      'Abigail,Alison,Amanda,Barbara,Beatrice,Bridget,Caroline,Cheryl,Deborah,Donna,Eileen,Emily,Florence,Gemma,Hannah,Imogen,Jacqueline,Julie,Katherine,Kelly,Laura,Leah,Maureen,Megan,Natalie,Olive,Pamela,Rachel,Rebecca,Sandra,Sharon,Teresa,Tracey,Vera,Wendy,Yolanda,Zainab,Ayesha,Ngozi,Xiu,Maria,Rosa,Brenda,Crystal,Destiny,Ebony,Faith,Jasmine,Savannah,Skye',
    ),
    m: words(
      'Adam,Alan,Andrew,Barry,Benjamin,Brian,Colin,Craig,Darren,Dennis,Edward,Ethan,Frank,Gary,Graham,Harry,Ian,Jack,Jason,Keith,Kenneth,Kevin,Lee,Leroy,Marcus,Mark,Matthew,Neil,Nigel,Oliver,Patrick,Paul,Peter,Philip,Raymond,Roy,Scott,Simon,Stephen,Terence,Timothy,Victor,Wayne,Ahmed,Bilal,Chidi,Diego,Hiroshi,Luis,Miguel,Sanjay,Tariq,Yusuf,Zhang',
    ),
  },
}

export const streets = {
  fr: words(
    'rue de l’Abattoir,avenue de la Gare,rue des Écoles,bd Gambetta,rue du 11 Novembre,cité des Hortensias,rue Anatole-France,résidence Les Cèdres,chemin des Vignes,rte de Vannes,allée Simone Veil,rue du Puits,place du Marché,rue Ambroise Paré,venelle du Four,hameau de la Croix,rue Marie Curie,impasse du Lavoir,av. du Maréchal Foch,rue de Verdun',
  ),
  en: words(
    'Acacia Grove,Bridge Street,Chestnut Close,Dunmore Terrace,Eastgate,Ferndale Rd,Gladstone St,Harbour View,Jubilee Way,Kestrel Dr,Lincoln Ave,Magnolia Blvd,Nelson Place,Orchard Row,Pine Ridge Rd,Quarry Hill,Riverside Pkwy,Sycamore Ln,Union St Apt 4B,W 23rd St,Willow Ct',
  ),
}

export const towns: Readonly<Record<'fr' | 'us' | 'uk', readonly Town[]>> = {
  fr: places(
    'Angers 49000 49007|Metz 57000 57463|Pau 64000 64445|Caen 14000 14118|Tours 37000 37261|Limoges 87000 87085|Amiens 80000 80021|Perpignan 66000 66136|Besançon 25000 25056|Orléans 45000 45234|Mulhouse 68100 68224|Rouen 76000 76540|Nancy 54000 54395|Avignon 84000 84007|Poitiers 86000 86194|Lorient 56100 56121|Saint-Brieuc 22000 22278|Niort 79000 79191|Chambéry 73000 73065|Albi 81000 81004|Vannes 56000 56260|Laval 53000 53130|Arras 62000 62041|Saint-Malo 35400 35288|Crozon 29160 29042|Lannion 22300 22113|Fougères 35300 35115|Vitré 35500 35360|Redon 35600 35236|Pontivy 56300 56178|Alès 30100 30007|Sète 34200 34301|Agen 47000 47001|Auch 32000 32013|Dax 40100 40088|Ploërmel 56800 56165|Gap 05000 05061|Bourges 18000 18033|Nevers 58000 58194',
  ),
  us: places(
    'Dayton 45402 OH|Boise 83702 ID|Fresno 93721 CA|Tulsa 74103 OK|Mobile 36602 AL|Duluth 55802 MN|Spokane 99201 WA|El_Paso 79901 TX|Erie 16501 PA|Reno 89501 NV|Lowell 01852 MA|Camden 08102 NJ|Macon 31201 GA|Peoria 61602 IL|Waco 76701 TX|Hilo 96720 HI|Bangor 04401 ME|Fargo 58102 ND',
  ),
  uk: places(
    'Hull HU3 Humberside|Stoke-on-Trent ST4 Staffordshire|Preston PR2 Lancashire|York YO31 Yorkshire|Dundee DD1 Tayside|Swansea SA6 Glamorgan|Exeter EX2 Devon|Luton LU4 Bedfordshire|Wigan WN1 Lancashire|Bolton BL4 Lancashire|Inverness IV2 Highland|Belfast BT9 Antrim|Hastings TN37 Sussex|Kettering NN16 Northants|Torquay TQ2 Devon|Carlisle CA2 Cumbria',
  ),
}

export function words(text: string): readonly string[] {
  return text.split(',')
}

function places(text: string): Town[] {
  return text.split('|').map((line) => {
    const [name = '', postcode = '', area = ''] = line.split(' ')
    return { name: name.replaceAll('_', ' '), postcode, area }
  })
}
