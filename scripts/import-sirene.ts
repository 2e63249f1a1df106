// Loads the units and the seats of Sirene: npm run import:sirene -- UNITES.csv|zip ETABLISSEMENTS.csv|zip [--complete]
import { importRegisters } from './import-registers.ts';

process.exitCode = await importRegisters(
	process.argv.slice(2),
	['sirene-units', 'sirene-seats'],
	'Usage : npm run import:sirene -- StockUniteLegale.csv|zip StockEtablissement.csv|zip [--complete]\n' +
		'  Les unités légales d’abord : les établissements disent ensuite où elles sont.\n' +
		'  --complete  le fichier est entier : ce qu’il ne contient plus est fermé, même en grand nombre'
);
