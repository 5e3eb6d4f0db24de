/** Names found in French files; families from several parts of the country and of its history. */
export const frenchLastNames: readonly string[] = [
  ...['Dupont', 'Durand', 'Lefèvre', 'Moreau', 'Garnier', 'Chevalier', 'Gauthier', 'Perrin', 'Morel', 'Marchand'],
  ...['Le Goff', 'Le Gall', 'Kervella', 'Cariou', 'Quéméneur', 'Guivarc’h', 'Tanguy', 'Le Bihan', 'Riou', 'Abgrall'],
  ...['Etcheverry', 'Harispe', 'Ibarboure', 'Casabianca', 'Luciani', 'Santoni', 'Poggi', 'Muller', 'Schmitt', 'Meyer'],
  ...['Weber', 'Klein', 'Wagner', 'Delattre', 'Vandenbroucke', 'Deconinck', 'Lemaître', 'Carpentier', 'Leclercq'],
  ...['Dubois', 'Fournier', 'Girard', 'Bonnet', 'François', 'Mercier', 'Boyer', 'Blanchard', 'Guérin', 'Rousseau'],
  ...['Chauvin', 'Pichon', 'Gaillard', 'Barbier', 'Perrot', 'Renault', 'Guillou', 'Bourgeois', 'Tessier', 'Pons'],
  ...['Vidal', 'Roussel', 'Sanchez', 'Lopez', 'Garcia', 'Da Silva', 'Ferreira', 'Rodrigues', 'Pereira', 'Fernandes'],
  ...['de La Tour', 'd’Hauteville', 'de Kergorlay', 'du Plessis', 'Saint-Martin', 'Bonnefoy', 'Malaterre', 'Teyssier'],
  ...['Aubry', 'Baudouin', 'Besnard', 'Bréchet', 'Cazeneuve', 'Coulon', 'Daniau', 'Escoffier', 'Fauvel', 'Grimaud'],
  ...['Hébrard', 'Jacquemin', 'Lacroix', 'Maillot', 'Naudin', 'Olivier', 'Pelletier', 'Quentin', 'Raynaud', 'Sabatier'],
  ...['Thévenot', 'Urbain', 'Vasseur', 'Wattel', 'Yvon', 'Zeller', 'Hoarau', 'Payet', 'Grondin', 'Boyer-Vidal'],
]

export const foreignLastNames: readonly string[] = [
  ...['Benali', 'Haddad', 'Bouazza', 'El Amrani', 'Ben Salah', 'Cherif', 'Traoré', 'Diallo', 'Coulibaly', 'N’Diaye'],
  ...['Nguyen', 'Tran', 'Pham', 'Le Van', 'Zhang', 'Chen', 'Wang', 'Yılmaz', 'Öztürk', 'Demir', 'Kowalski', 'Nowak'],
  ...['Ivanova', 'Petrović', 'Popescu', 'Ionescu', 'Rajaonarison', 'Randrianarivo', 'Ramasamy', 'Singh', 'O’Brien'],
  ...['Abdelkader', 'Mbemba', 'Sissoko', 'Fofana', 'Sow', 'Ba', 'Ly', 'Özdemir', 'Müller', 'García Márquez'],
]

/** Names that are words of the language, or of the ward. */
export const frenchWordNames: readonly string[] = [
  ...['Petit', 'Roux', 'Blanc', 'Rose', 'Martin', 'Legrand', 'Leblanc', 'Noir', 'Brun', 'Masson', 'Boucher', 'Berger'],
  ...[
    'Boulanger',
    'Lamy',
    'Fontaine',
    'Rivière',
    'Dupuis',
    'Marie',
    'Jean',
    'Pierre',
    'Hardy',
    'Bon',
    'Gros',
    'Maigre',
  ],
  ...['Poulain', 'Renard', 'Loiseau', 'Levieux', 'Lesage', 'Bras', 'Cœur', 'Sein', 'Jambon', 'Canal', 'Court', 'Droit'],
]

export const frenchWomen: readonly string[] = [
  ...['Marie', 'Jeanne', 'Françoise', 'Monique', 'Nathalie', 'Isabelle', 'Sylvie', 'Catherine', 'Hélène', 'Geneviève'],
  ...['Marie-Claude', 'Anne-Sophie', 'Marie-Thérèse', 'Odette', 'Simone', 'Léa', 'Emma', 'Chloé', 'Manon', 'Inès'],
  ...['Zoé', 'Élodie', 'Aurélie', 'Céline', 'Sandrine', 'Véronique', 'Brigitte', 'Colette', 'Yvette', 'Josiane'],
  ...['Fatima', 'Aïcha', 'Khadija', 'Aminata', 'Thi Mai', 'Gwenaëlle', 'Maïwenn', 'Soizic', 'Rose', 'Violette'],
]

export const frenchMen: readonly string[] = [
  ...['Jean', 'Pierre', 'Michel', 'André', 'Philippe', 'Alain', 'Bernard', 'Gérard', 'Jacques', 'René', 'Marcel'],
  ...['Jean-Pierre', 'Jean-Luc', 'Paul-Henri', 'Lucien', 'Raymond', 'Thomas', 'Nicolas', 'Julien', 'Sébastien', 'Éric'],
  ...['Hugo', 'Léo', 'Noé', 'Théo', 'Raphaël', 'Loïc', 'Yann', 'Erwan', 'Gaël', 'François-Xavier', 'Étienne', 'Benoît'],
  ...['Mohamed', 'Ahmed', 'Mamadou', 'Ousmane', 'Van Hung', 'Karim', 'Mehdi', 'Ibrahim', 'Mehmet', 'Aimé'],
]
