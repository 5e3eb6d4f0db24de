/** Names found in British and American files. */
export const englishLastNames: readonly string[] = [
  ...['Smith', 'Johnson', 'Williams', 'Jones', 'Davies', 'Evans', 'Thomas', 'Roberts', 'Walker', 'Wright', 'Thompson'],
  ...['Robinson', 'Hughes', 'Edwards', 'Clarke', 'Patel', 'Khan', 'Begum', 'Hussain', 'Kaur', 'Okafor', 'Adeyemi'],
  ...['O’Connor', 'O’Neill', 'MacDonald', 'McAllister', 'Fitzgerald', 'Van der Berg', 'Schwartz', 'Goldberg', 'Rossi'],
  ...['Hernandez', 'Gonzalez', 'Ramirez', 'Nguyen', 'Kim', 'Park', 'Chen', 'Washington', 'Jefferson', 'Pendleton'],
  ...[
    'Ashworth',
    'Blackwood',
    'Carrington',
    'Duckworth',
    'Ellsworth',
    'Featherstone',
    'Grimshaw',
    'Hathaway',
    'Ingram',
  ],
  ...['Kowalczyk', 'Lindqvist', 'Makarova', 'Nakamura', 'Pettigrew', 'Quigley', 'Rutherford', 'Stanislaus', 'Tremblay'],
  ...['Smith-Jones', 'Carter-Lewis', 'de Souza', 'St. John', 'Whitfield', 'Yardley', 'Zimmerman', 'Abercrombie'],
]

export const englishWordNames: readonly string[] = [
  ...['Brown', 'White', 'Green', 'Rose', 'Young', 'Long', 'Short', 'Hand', 'Foot', 'Head', 'Bone', 'Payne', 'Cook'],
  ...['Ward', 'Nurse', 'Day', 'May', 'March', 'Little', 'Grey', 'Sharp', 'Frost', 'Price', 'Stone', 'Love', 'Hope'],
]

export const englishWomen: readonly string[] = [
  ...['Mary', 'Patricia', 'Jennifer', 'Linda', 'Margaret', 'Dorothy', 'Susan', 'Jessica', 'Sarah', 'Karen', 'Nancy'],
  ...[
    'Elizabeth',
    'Mary-Ann',
    'Siobhan',
    'Niamh',
    'Aisha',
    'Priya',
    'Mei',
    'Latoya',
    'Guadalupe',
    'Olivia',
    'Charlotte',
  ],
  ...['Harriet', 'Agnes', 'Winifred', 'Grace', 'Joy', 'Hope', 'Ivy', 'June', 'April', 'Rosemary', 'Chiamaka', 'Fatima'],
]

export const englishMen: readonly string[] = [
  ...['James', 'Robert', 'John', 'William', 'David', 'Richard', 'Joseph', 'Thomas', 'Charles', 'Christopher', 'Daniel'],
  ...[
    'George',
    'Arthur',
    'Albert',
    'Walter',
    'Clarence',
    'Mohammed',
    'Imran',
    'Rajesh',
    'Wei',
    'José',
    'Carlos',
    'Tyrone',
  ],
  ...[
    'Kieran',
    'Callum',
    'Rhys',
    'Gareth',
    'Hamish',
    'Ewan',
    'Oluwaseun',
    'Bartholomew',
    'Noah',
    'Liam',
    'Mason',
    'Mark',
  ],
]
