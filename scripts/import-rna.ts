// Loads the national register of associations: npm run import:rna -- FILE.csv|zip… [--complete]
import { importRegisters } from './import-registers.ts';

process.exitCode = await importRegisters(
	process.argv.slice(2),
	['rna-waldec', 'rna-import'],
	'Usage : npm run import:rna -- FICHIER.csv|zip… [--complete]\n' +
		'  FICHIER     fichier « waldec » ou « import » du répertoire national des associations\n' +
		'  --complete  le fichier est entier : ce qu’il ne contient plus est fermé, même en grand nombre'
);
