import type { Saying } from './saying.js'

/** Files, folders, options and the machine. */
export const failures: readonly Saying[] = [
  [/^cannot read file: "(.*)"$/, 'impossible de lire le fichier « $1 »'],
  [/^no such file: "(.*)"$/, 'fichier introuvable : « $1 »'],
  [/^no such file or folder: "(.*)"$/, 'fichier ou dossier introuvable : « $1 »'],
  [/^cannot read folder: "(.*)"$/, 'impossible de lire le dossier « $1 »'],
  [/^cannot write in folder: "(.*)"$/, 'impossible d’écrire dans le dossier « $1 »'],
  [/^a folder, not a file: "(.*)"$/, 'c’est un dossier, pas un fichier : « $1 »'],
  [/^a file stands where (?:the|a) folder should be: "(.*)"$/, 'un fichier occupe la place du dossier : « $1 »'],
  [/^a folder stands where the file should be: "(.*)"$/, 'un dossier occupe la place du fichier : « $1 »'],
  [
    /^a file of a release, whose manifest would no longer be true: "(.*)" \(write it elsewhere\)$/,
    '« $1 » fait partie d’une diffusion, dont le manifeste deviendrait inexact : choisissez un autre emplacement',
  ],
  [
    /^the folder is a release, whose manifest would no longer be true: "(.*)" \(write elsewhere\)$/,
    'le dossier « $1 » est une diffusion, dont le manifeste deviendrait inexact : choisissez un autre emplacement',
  ],
  [
    /^too little space: at least (\d+) MB will be written, (\d+) are free: "(.*)"$/,
    'espace insuffisant : au moins $1 Mo seront écrits, $2 sont libres : « $3 »',
  ],
  [/^no space is left on the disk(?:: "(.*)")?$/, 'le disque est plein'],
  [
    /^a file would be larger than this user may write(?:: "(.*)")?$/,
    'un fichier dépasserait la taille que cet utilisateur peut écrire',
  ],
  [/^the quota of the disk is used up(?:: "(.*)")?$/, 'le quota du disque est épuisé'],
  [/^the file system is read-only: "(.*)"$/, 'le système de fichiers est en lecture seule : « $1 »'],
  [/^no permission: "(.*)"$/, 'accès refusé : « $1 »'],
  [/^the input is nested too deeply$/, 'les données sont imbriquées trop profondément'],
  [/^unknown file format: "(.*)"$/, 'format de fichier inconnu : « $1 »'],
  [
    /^standard input cannot be (\S+): give a file$/,
    'l’entrée standard ne peut pas être au format $1 : indiquez un fichier',
  ],
  [
    /^standard output cannot be (\S+): give a file$/,
    'la sortie standard ne peut pas être au format $1 : indiquez un fichier',
  ],
  [/^(\S+) files are read, not written: "(.*)"$/, 'les fichiers $1 se lisent mais ne s’écrivent pas : « $2 »'],
  [/^damaged gzip file: "(.*)"$/, 'fichier gzip endommagé : « $1 »'],
  [/^not UTF-8 text: "(.*)"$/, 'ce n’est pas un texte en UTF-8 : « $1 »'],
  [/^damaged, or not an? (.+) file$/, 'fichier endommagé, ou qui n’est pas au format $1'],
  [/^not valid JSON$/, 'ce n’est pas du JSON valide'],
  [/^not a JSON array of objects$/, 'ce n’est pas un tableau JSON d’objets'],
  [/^not a YAML file: "(.*)"$/, 'ce n’est pas un fichier YAML : « $1 »'],
  [/^not YAML at line (\d+): .*$/, 'ce n’est pas du YAML, ligne $1'],
  [/^not an evaluation: "(.*)"$/, 'ce n’est pas une évaluation : « $1 »'],
  [/^not a manifest of a release: "(.*)"$/, 'ce n’est pas le manifeste d’une diffusion : « $1 »'],
  [/^unknown option or argument: "(.*)"$/, 'option ou argument inconnu : « $1 »'],
  [/^unknown model: "(.*)"$/, 'modèle inconnu : « $1 »'],
  [/^unknown dataset: "(.*)"$/, 'jeu de données inconnu : « $1 »'],
  [/^the job has errors$/, 'la tâche comporte des erreurs'],
  [/^the policy has errors$/, 'le référentiel (--policy) comporte des erreurs'],
  [/^(\S+): unknown key$/, '$1 : clé inconnue'],
  [/^options do not fit model "(.*)"$/, 'ces options ne conviennent pas au modèle « $1 »'],
  [
    /^options belong to a model: name one instead of auto$/,
    'ces options dépendent d’un modèle : indiquez-en un au lieu de auto',
  ],
  [
    /^a checkpoint is of one seed, and without one each (?:run|fit) draws another: give .*$/,
    'un point de reprise dépend d’une graine, et sans elle chaque exécution en tire une autre : indiquez --seed',
  ],
  [/^nothing was written \(--force writes over\)$/, 'rien n’a été écrit (--force pour remplacer)'],
  [/^is there already$/, 'existe déjà'],
  [
    /^a job names the file of its table: give a file, not -$/,
    'une tâche désigne le fichier de sa table : indiquez un fichier, pas -',
  ],
  [
    /^schema\.yaml is the name of the schema: name the job otherwise$/,
    'schema.yaml est le nom du schéma : donnez un autre nom à la tâche',
  ],
  [/^a job file holds keys and values: "(.*)"$/, 'un fichier de tâche contient des clés et des valeurs : « $1 »'],
  [
    /^give --model or --schema: a model has a schema of its own$/,
    'indiquez soit --model, soit --schema : un modèle a son propre schéma',
  ],
  [/^at least two releases are needed to compare$/, 'il faut au moins deux diffusions à comparer'],
  [
    /^model "(.*)" cannot impute \(models that can: (.*)\)$/,
    'le modèle « $1 » ne permet pas l’imputation (modèles qui la permettent : $2)',
  ],
]
