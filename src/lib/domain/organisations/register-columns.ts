/** The official files that the imports read. */
export type RegisterSource = 'rna-waldec' | 'rna-import' | 'sirene-units' | 'sirene-seats';

export const REGISTER_SOURCES: Readonly<Record<RegisterSource, string>> = {
	'rna-waldec': 'Associations (RNA, Waldec)',
	'rna-import': 'Associations (RNA, reprise d’avant 2009)',
	'sirene-units': 'Unités légales (Sirene)',
	'sirene-seats': 'Établissements sièges (Sirene)'
};

interface Layout {
	/** Columns that we read: a file without one of them is refused. */
	readonly read: readonly string[];
	/** The others that the official description lists. */
	readonly other: readonly string[];
}

const columns = (names: string) => names.trim().split(/\s+/);

const LAYOUTS: Readonly<Record<RegisterSource, Layout>> = {
	'rna-waldec': {
		read: columns(
			'id siret date_disso titre titre_court objet objet_social1 objet_social2 adrs_codeinsee adrs_libcommune siteweb publiweb position'
		),
		other: columns(
			`id_ex rup_mi gestion date_creat date_decla date_publi nature groupement adrs_complement adrs_numvoie
			adrs_repetition adrs_typevoie adrs_libvoie adrs_distrib adrs_codepostal adrg_declarant adrg_complemid
			adrg_complemgeo adrg_libvoie adrg_distrib adrg_codepostal adrg_achemine adrg_pays dir_civilite observation maj_time`
		)
	},
	'rna-import': {
		read: columns(
			'id siret titre objet objet_social1 objet_social2 libcom adrs_codeinsee siteweb position'
		),
		other: columns(
			`id_ex gestion date_creat date_publi nature groupement adr1 adr2 adr3 adrs_codepostal dir_civilite
			observation rup_mi maj_time`
		)
	},
	'sirene-units': {
		read: columns(
			`siren statutDiffusionUniteLegale sigleUniteLegale identifiantAssociationUniteLegale etatAdministratifUniteLegale
			denominationUniteLegale denominationUsuelle1UniteLegale categorieJuridiqueUniteLegale
			activitePrincipaleUniteLegale nomenclatureActivitePrincipaleUniteLegale nicSiegeUniteLegale
			economieSocialeSolidaireUniteLegale`
		),
		other: columns(
			`unitePurgeeUniteLegale dateCreationUniteLegale sexeUniteLegale prenom1UniteLegale prenom2UniteLegale
			prenom3UniteLegale prenom4UniteLegale prenomUsuelUniteLegale pseudonymeUniteLegale
			trancheEffectifsUniteLegale anneeEffectifsUniteLegale dateDernierTraitementUniteLegale
			nombrePeriodesUniteLegale categorieEntreprise anneeCategorieEntreprise dateDebut nomUniteLegale
			nomUsageUniteLegale denominationUsuelle2UniteLegale denominationUsuelle3UniteLegale
			societeMissionUniteLegale caractereEmployeurUniteLegale activitePrincipaleNAF25UniteLegale`
		)
	},
	'sirene-seats': {
		read: columns(
			`siren siret statutDiffusionEtablissement etablissementSiege libelleCommuneEtablissement
			codeCommuneEtablissement etatAdministratifEtablissement`
		),
		other: columns(
			`nic dateCreationEtablissement trancheEffectifsEtablissement anneeEffectifsEtablissement
			activitePrincipaleRegistreMetiersEtablissement dateDernierTraitementEtablissement
			nombrePeriodesEtablissement complementAdresseEtablissement numeroVoieEtablissement
			indiceRepetitionEtablissement dernierNumeroVoieEtablissement
			indiceRepetitionDernierNumeroVoieEtablissement typeVoieEtablissement libelleVoieEtablissement
			codePostalEtablissement libelleCommuneEtrangerEtablissement distributionSpecialeEtablissement
			codeCedexEtablissement libelleCedexEtablissement codePaysEtrangerEtablissement
			libellePaysEtrangerEtablissement identifiantAdresseEtablissement coordonneeLambertAbscisseEtablissement
			coordonneeLambertOrdonneeEtablissement complementAdresse2Etablissement numeroVoie2Etablissement
			indiceRepetition2Etablissement typeVoie2Etablissement libelleVoie2Etablissement
			codePostal2Etablissement libelleCommune2Etablissement libelleCommuneEtranger2Etablissement
			distributionSpeciale2Etablissement codeCommune2Etablissement codeCedex2Etablissement
			libelleCedex2Etablissement codePaysEtranger2Etablissement libellePaysEtranger2Etablissement dateDebut
			enseigne1Etablissement enseigne2Etablissement enseigne3Etablissement
			denominationUsuelleEtablissement activitePrincipaleEtablissement
			nomenclatureActivitePrincipaleEtablissement caractereEmployeurEtablissement
			activitePrincipaleNAF25Etablissement`
		)
	}
};

/** What the first line of a file says. */
export interface HeaderReading {
	/** The source whose columns are most alike. */
	readonly source: RegisterSource;
	/** Columns that we read and that are not there: nothing can be loaded. */
	readonly missing: readonly string[];
	/** Columns of the official description, not read here, that are not there. */
	readonly absent: readonly string[];
	/** Columns that the official description does not have. */
	readonly unknown: readonly string[];
}

/** Finds which of the `expected` files this header is of. Null when it looks like none (less than half of the columns that we read). */
export function readHeader(
	header: readonly string[],
	expected: readonly RegisterSource[]
): HeaderReading | null {
	const present = new Set(header);
	const readings = expected.map((source) => {
		const { read, other } = LAYOUTS[source];
		const missing = read.filter((name) => !present.has(name));
		const absent = other.filter((name) => !present.has(name));
		const official = new Set([...read, ...other]);
		const unknown = header.filter((name) => !official.has(name));
		const share = (read.length - missing.length) / read.length;
		return {
			source,
			missing,
			absent,
			unknown,
			share,
			distance: missing.length + absent.length + unknown.length
		};
	});
	const [best] = readings.sort((a, b) => b.share - a.share || a.distance - b.distance);
	if (!best || best.share < 0.5) return null;
	const { source, missing, absent, unknown } = best;
	return { source, missing, absent, unknown };
}
