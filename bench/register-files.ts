import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seededChance, type Chance } from './chance.ts';

/*
 * Files with the columns of the official registers and rows drawn at random, the same at each run. Names are put
 * together from the words that French associations most often bear; no row is a real one.
 */

const WORDS =
	`amicale association club comité union foyer cercle groupe collectif atelier ensemble maison école amis anciens
	jeunes parents élèves laïque sportive culturelle rurale communale intercommunale départementale solidaire
	musique danse théâtre chorale football rugby tennis pétanque gymnastique judo cyclo randonnée pêche chasse
	patrimoine histoire mémoire sauvegarde jardin nature environnement quartier fêtes loisirs familles aînés
	secours entraide aide domicile emploi insertion formation santé handicap accueil femmes habitat énergie vélo
	recyclerie partage échange terre paysans marché commerce artisans entreprises développement local avenir espoir
	lumière soleil rivière vallée plaine montagne forêt moulin pont château fontaine clocher horizon passerelle
	étoile source racines chemin envol tremplin escale boussole phare ruche fabrique grange lavoir`
		.trim()
		.split(/\s+/);
const OBJECTS =
	'006030 006070 007080 009005 009030 010020 011005 011035 011075 011105 014035 015005 017055 018015 019004 019010 020010 021010 022535 024015 030010 030012 032510 036520 000000'.split(
		' '
	);
const ACTIVITIES = '62.01Z 70.22Z 43.21A 56.10A 68.20B 94.99Z 88.99B 85.59A 93.12Z 01.50Z'.split(
	' '
);
const SYLLABLES =
	'ba be bi bo cha co da de do fa fe fi ga go ja ka la le li lo ma me mi mo na ne no pa pe ra re ri ro sa se so ta te ti to va ve vi vo za'.split(
		' '
	);

const WALDEC =
	'id,id_ex,siret,rup_mi,gestion,date_creat,date_decla,date_publi,date_disso,nature,groupement,titre,titre_court,objet,objet_social1,objet_social2,adrs_complement,adrs_numvoie,adrs_repetition,adrs_typevoie,adrs_libvoie,adrs_distrib,adrs_codeinsee,adrs_codepostal,adrs_libcommune,adrg_declarant,adrg_complemid,adrg_complemgeo,adrg_libvoie,adrg_distrib,adrg_codepostal,adrg_achemine,adrg_pays,dir_civilite,siteweb,publiweb,observation,position,maj_time';
const UNITS =
	'siren,statutDiffusionUniteLegale,unitePurgeeUniteLegale,dateCreationUniteLegale,sigleUniteLegale,sexeUniteLegale,prenom1UniteLegale,prenom2UniteLegale,prenom3UniteLegale,prenom4UniteLegale,prenomUsuelUniteLegale,pseudonymeUniteLegale,identifiantAssociationUniteLegale,trancheEffectifsUniteLegale,anneeEffectifsUniteLegale,dateDernierTraitementUniteLegale,nombrePeriodesUniteLegale,categorieEntreprise,anneeCategorieEntreprise,dateDebut,etatAdministratifUniteLegale,nomUniteLegale,nomUsageUniteLegale,denominationUniteLegale,denominationUsuelle1UniteLegale,denominationUsuelle2UniteLegale,denominationUsuelle3UniteLegale,categorieJuridiqueUniteLegale,activitePrincipaleUniteLegale,nomenclatureActivitePrincipaleUniteLegale,nicSiegeUniteLegale,economieSocialeSolidaireUniteLegale,societeMissionUniteLegale,caractereEmployeurUniteLegale,activitePrincipaleNAF25UniteLegale';

interface Commune {
	readonly code: string;
	readonly name: string;
	/** Inhabitants of it and of all those before: draws communes as people are spread. */
	readonly upTo: number;
}

/** Writes `rows` associations in the layout « waldec »: one in ten dissolved, as many in UTF-8 as the national file. */
export async function writeWaldec(root: string, path: string, rows: number): Promise<void> {
	const communes = await readCommunes(root);
	const chance = seededChance(23);
	await write(path, WALDEC, rows, (rank) => {
		const { code, name } = communeOf(communes, chance);
		const title = nameOf(chance, name);
		const dissolved = chance.below(10) === 0;
		const id = waldecNumber(rank);
		const siret = chance.below(4) === 0 ? `${sirenOf(rank)}00018` : '';
		return `${id},,${siret},,561P,2004-05-06,2004-05-07,2004-05-20,${dissolved ? '2015-06-07' : '0001-01-01'},D,S,"${title}",,"${purposeOf(chance)}",${chance.oneOf(OBJECTS)},000000,,${1 + chance.below(90)},,RUE,de la Mairie,_,${code},${code},${name},,,,${1 + chance.below(90)} rue de la Mairie,,${code},${name.toUpperCase()},FRANCE,PM,,0,,${dissolved ? 'D' : 'A'},2015-02-09 12:51:34`;
	});
}

/** Writes `rows` units of Sirene: half of them natural persons, as in the true file, and one in twenty not diffusible. */
export async function writeUnits(path: string, rows: number): Promise<void> {
	const chance = seededChance(29);
	await write(path, UNITS, rows, (rank) => {
		const natural = chance.below(2) === 0;
		const association = !natural && chance.below(8) === 0;
		const name = natural ? '' : nameOf(chance, '').toUpperCase();
		const category = natural
			? '1000'
			: association
				? '9220'
				: chance.oneOf(['5710', '5499', '6540']);
		return `${sirenOf(rank)},${chance.below(20) === 0 ? 'P' : 'O'},,2004-05-06,,,,,,,,,${association ? waldecNumber(rank) : ''},NN,,2024-03-22T14:26:06,3,PME,2022,2008-01-01,${chance.below(3) === 0 ? 'C' : 'A'},,,${name},,,,${category},${association ? '94.99Z' : chance.oneOf(ACTIVITIES)},NAFRev2,00018,${association ? 'O' : 'N'},,N,`;
	});
}

/** The number of the association of this rank. */
export function waldecNumber(rank: number): string {
	return `W${String(100 + Math.floor(rank / 1_000_000)).padStart(3, '0')}${String(rank % 1_000_000).padStart(6, '0')}`;
}

export function sirenOf(rank: number): string {
	return String(100_000_000 + rank * 7);
}

function nameOf(chance: Chance, town: string): string {
	// A word in four is rare: a family name, a brand.
	const words = Array.from({ length: 2 + chance.below(4) }, () =>
		chance.below(4) === 0
			? Array.from({ length: 2 + chance.below(3) }, () => chance.oneOf(SYLLABLES)).join('')
			: WORDS[Math.min(chance.below(WORDS.length), chance.below(WORDS.length))]!
	);
	return `${words.join(' ')}${town && chance.below(3) === 0 ? ` de ${town}` : ''}`;
}

function purposeOf(chance: Chance): string {
	return Array.from({ length: 12 + chance.below(20) }, () => chance.oneOf(WORDS)).join(' ');
}

async function readCommunes(root: string): Promise<Commune[]> {
	const text = await readFile(join(root, 'data/territories/communes.csv'), 'utf8');
	const [head, ...rows] = text.trim().split('\n');
	const columns = head!.split(',');
	const at = (name: string) => columns.indexOf(name);
	let upTo = 0;
	return rows
		.filter((row) => !row.includes('"'))
		.map((row) => {
			const cells = row.split(',');
			upTo += Math.max(50, Number(cells[at('population')]) || 0);
			return { code: cells[at('code')]!, name: cells[at('name')]!, upTo };
		});
}

function communeOf(communes: readonly Commune[], chance: Chance): Commune {
	const drawn = chance.below(communes.at(-1)!.upTo);
	let low = 0;
	let high = communes.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (communes[middle]!.upTo > drawn) high = middle;
		else low = middle + 1;
	}
	return communes[low]!;
}

async function write(
	path: string,
	header: string,
	rows: number,
	rowOf: (rank: number) => string
): Promise<void> {
	const out = createWriteStream(path);
	out.write(`${header}\n`);
	const lines: string[] = [];
	for (let rank = 0; rank < rows; rank++) {
		lines.push(rowOf(rank));
		if (lines.length === 5000 || rank === rows - 1) {
			if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain');
			lines.length = 0;
		}
	}
	out.end();
	await once(out, 'close');
}
