import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';

/*
 * Files with the columns of the official ones and made-up rows: no association nor company of these tests
 * exists, and their numbers are not attributed to them.
 */

export const WALDEC =
	'id,id_ex,siret,rup_mi,gestion,date_creat,date_decla,date_publi,date_disso,nature,groupement,titre,titre_court,objet,objet_social1,objet_social2,adrs_complement,adrs_numvoie,adrs_repetition,adrs_typevoie,adrs_libvoie,adrs_distrib,adrs_codeinsee,adrs_codepostal,adrs_libcommune,adrg_declarant,adrg_complemid,adrg_complemgeo,adrg_libvoie,adrg_distrib,adrg_codepostal,adrg_achemine,adrg_pays,dir_civilite,siteweb,publiweb,observation,position,maj_time'.split(
		','
	);
export const IMPORT =
	'id,id_ex,siret,gestion,date_creat,date_publi,nature,groupement,titre,objet,objet_social1,objet_social2,adr1,adr2,adr3,adrs_codepostal,libcom,adrs_codeinsee,dir_civilite,siteweb,observation,position,rup_mi,maj_time'.split(
		','
	);
export const UNITS =
	'siren,statutDiffusionUniteLegale,unitePurgeeUniteLegale,dateCreationUniteLegale,sigleUniteLegale,sexeUniteLegale,prenom1UniteLegale,prenom2UniteLegale,prenom3UniteLegale,prenom4UniteLegale,prenomUsuelUniteLegale,pseudonymeUniteLegale,identifiantAssociationUniteLegale,trancheEffectifsUniteLegale,anneeEffectifsUniteLegale,dateDernierTraitementUniteLegale,nombrePeriodesUniteLegale,categorieEntreprise,anneeCategorieEntreprise,dateDebut,etatAdministratifUniteLegale,nomUniteLegale,nomUsageUniteLegale,denominationUniteLegale,denominationUsuelle1UniteLegale,denominationUsuelle2UniteLegale,denominationUsuelle3UniteLegale,categorieJuridiqueUniteLegale,activitePrincipaleUniteLegale,nomenclatureActivitePrincipaleUniteLegale,nicSiegeUniteLegale,economieSocialeSolidaireUniteLegale,societeMissionUniteLegale,caractereEmployeurUniteLegale,activitePrincipaleNAF25UniteLegale'.split(
		','
	);
/** Those of the 54 columns that matter, and some others. */
export const SEATS =
	'siren,nic,siret,statutDiffusionEtablissement,dateCreationEtablissement,etablissementSiege,libelleVoieEtablissement,codePostalEtablissement,libelleCommuneEtablissement,codeCommuneEtablissement,dateDebut,etatAdministratifEtablissement,activitePrincipaleEtablissement,nomenclatureActivitePrincipaleEtablissement,caractereEmployeurEtablissement'.split(
		','
	);

type Cells = Readonly<Record<string, string>>;

/** An association of the « waldec » file, active, in Lorient, for sport. */
export function aWaldecRow(change: Cells = {}): Cells {
	return {
		id: 'W561999001',
		date_creat: '2001-02-03',
		date_disso: '0001-01-01',
		nature: 'D',
		groupement: 'S',
		titre: 'AMICALE D’ESSAI',
		objet: 'servir à un essai',
		objet_social1: '011005',
		objet_social2: '000000',
		adrs_codeinsee: '56121',
		adrs_codepostal: '56100',
		adrs_libcommune: 'Lorient',
		publiweb: '1',
		position: 'A',
		maj_time: '2015-02-09 12:51:34',
		...change
	};
}

export function anImportRow(change: Cells = {}): Cells {
	return {
		id: '561P0561999001',
		titre: 'ANCIENNE AMICALE D’ESSAI',
		objet: 'servir à un essai',
		objet_social1: '006030',
		objet_social2: '000000',
		libcom: 'LORIENT',
		adrs_codeinsee: '56121',
		position: 'A',
		...change
	};
}

/** A company of Sirene, active and diffusible. */
export function aUnitRow(change: Cells = {}): Cells {
	return {
		siren: '999000001',
		statutDiffusionUniteLegale: 'O',
		etatAdministratifUniteLegale: 'A',
		denominationUniteLegale: 'ENTREPRISE D’ESSAI',
		categorieJuridiqueUniteLegale: '5710',
		activitePrincipaleUniteLegale: '62.01Z',
		nomenclatureActivitePrincipaleUniteLegale: 'NAFRev2',
		nicSiegeUniteLegale: '00012',
		economieSocialeSolidaireUniteLegale: 'N',
		activitePrincipaleNAF25UniteLegale: '62.10Y',
		...change
	};
}

export function aSeatRow(change: Cells = {}): Cells {
	return {
		siren: '999000001',
		nic: '00012',
		siret: '99900000100012',
		statutDiffusionEtablissement: 'O',
		etablissementSiege: 'true',
		libelleCommuneEtablissement: 'LORIENT',
		codeCommuneEtablissement: '56121',
		etatAdministratifEtablissement: 'A',
		...change
	};
}

export function csvOf(columns: readonly string[], rows: readonly Cells[], delimiter = ','): string {
	const quote = (cell: string) => (/[",;\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
	return [columns, ...rows.map((row) => columns.map((column) => quote(row[column] ?? '')))]
		.map((cells) => `${cells.join(delimiter)}\n`)
		.join('');
}

export function zipOf(files: Readonly<Record<string, string>>): Uint8Array {
	return zipSync(
		Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]))
	);
}

/** A folder for files, and how to write one; to be removed by whoever asked. */
export async function aFolderOfFiles() {
	const folder = await mkdtemp(join(tmpdir(), 'registers-'));
	return {
		async write(name: string, content: string | Uint8Array): Promise<string> {
			const path = join(folder, name);
			await writeFile(path, content);
			return path;
		},
		remove: () => rm(folder, { recursive: true, force: true })
	};
}
