import { readTerritoryCode } from '../../domain/territory/code.ts';
import { nameKey, type Gazetteer, type Place } from '../../domain/territory/gazetteer.ts';
import type { NamedTerritory } from '../../domain/territory/territory.ts';
import type { OrganisationFields } from '../../domain/organisations/organisation.ts';
import type { GivenOrganisation } from '../../domain/organisations/organisation-form.ts';
import { refuse } from '../../domain/organisations/refusals.ts';
import type { Reader } from '../platform/context.ts';
import { openGazetteer, searchTerritories } from '../territory/index.ts';

/** A territory that what was typed may mean. */
export interface PlaceChoice extends NamedTerritory {
	/** What tells it from its namesakes: its département and its code. */
	readonly detail: string;
}

/**
 * The fields of an organisation from its form, the names of places led to their codes. Refuses
 * `unknown_place`, `several_places`, `unknown_territory`, `several_territories`, beside their field.
 */
export async function settleFields(
	reader: Reader,
	given: GivenOrganisation
): Promise<OrganisationFields> {
	const gazetteer = await openGazetteer(reader);
	return {
		name: given.nom,
		acronym: given.sigle ?? null,
		family: given.famille,
		legalCategory: given.categorie ?? null,
		siren: given.siren ?? given.siret?.slice(0, 9) ?? null,
		siret: given.siret ?? null,
		rna: given.rna ?? null,
		purpose: given.objet ?? null,
		domains: given.domaines,
		sdgs: given.odd.map(Number) as unknown as OrganisationFields['sdgs'],
		place: settlePlace(gazetteer, given),
		territories: settleTerritories(gazetteer, given),
		size: given.taille ?? null,
		website: given.site ?? null,
		languages: given.langues.length > 0 ? given.langues : ['fr']
	};
}

/**
 * The same fields, former codes led to the present ones. Refuses `unknown_code` beside its field: the seat
 * is a commune, the territories of action are any.
 */
export async function settleCodes<Fields extends Partial<OrganisationFields>>(
	reader: Reader,
	fields: Fields
): Promise<Fields> {
	const gazetteer = await openGazetteer(reader);
	const settled: { place?: string | null; territories?: readonly string[] } = {};
	if (fields.place) {
		const seat = gazetteer.read(fields.place);
		if (seat?.kind !== 'commune') throw refuse('unknown_code', 'place');
		settled.place = seat.code;
	}
	if (fields.territories)
		settled.territories = [
			...new Set(
				fields.territories.map((code) => {
					const place = gazetteer.read(code);
					if (!place) throw refuse('unknown_code', 'territories');
					return place.code;
				})
			)
		];
	return { ...fields, ...settled };
}

/** What the names that were typed may mean, when they mean several things or nothing known. */
export async function listPlaceChoices(
	reader: Reader,
	typed: Readonly<Record<string, string | string[]>>
): Promise<{ lieu: PlaceChoice[]; territoires: PlaceChoice[] }> {
	const gazetteer = await openGazetteer(reader);
	const one = (value: string | string[] | undefined) =>
		((Array.isArray(value) ? value[0] : value) ?? '').trim().slice(0, 120);
	const choicesOf = async (text: string, isPlace: boolean) => {
		if (text === '') return [];
		const fits = (place: Place) => !isPlace || place.kind === 'commune';
		const found = placesOf(gazetteer, text).filter(fits);
		const named = isPlace ? found : widest(found);
		if (named.length === 1) return [];
		const places =
			named.length > 0
				? named
				: (await searchTerritories(reader, text, 20)).flatMap(
						({ code }) => gazetteer.read(code) ?? []
					);
		return places
			.filter(fits)
			.slice(0, 12)
			.map((place) => toChoice(gazetteer, place));
	};
	const lines = one(typed.territoires && [String(typed.territoires)].flat().join('\n'))
		? String(typed.territoires).split(/[\n;]+/)
		: [];
	const territoires: PlaceChoice[] = [];
	for (const line of lines.slice(0, 30)) territoires.push(...(await choicesOf(line.trim(), false)));
	return { lieu: await choicesOf(one(typed.lieu), true), territoires };
}

function settlePlace(gazetteer: Gazetteer, given: GivenOrganisation): string | null {
	const chosen = given['lieu-choix'] && gazetteer.read(given['lieu-choix']);
	if (chosen && chosen.kind === 'commune') return chosen.code;
	if (!given.lieu) return null;
	const communes = placesOf(gazetteer, given.lieu).filter(({ kind }) => kind === 'commune');
	if (communes.length === 0) throw refuse('unknown_place', 'lieu');
	if (communes.length > 1) throw refuse('several_places', 'lieu');
	return communes[0]!.code;
}

function settleTerritories(gazetteer: Gazetteer, given: GivenOrganisation): string[] {
	const chosen = given['territoires-choix'].flatMap((code) => gazetteer.read(code) ?? []);
	const codes = new Set<string>();
	for (const line of given.territoires) {
		const places = widest(placesOf(gazetteer, line));
		const picked = places.length > 1 ? chosen.filter((one) => places.includes(one)) : places;
		// What is near a name that nothing bears may have been chosen for it.
		if (places.length === 0 && chosen.length === 0)
			throw refuse('unknown_territory', 'territoires');
		if (places.length > 1 && picked.length === 0)
			throw refuse('several_territories', 'territoires');
		for (const { code } of picked) codes.add(code);
	}
	for (const { code } of chosen) codes.add(code);
	return [...codes];
}

/** « Bretagne » is the région, though two communes bear the name: where one acts, the widest is meant. */
function widest(places: readonly Place[]): readonly Place[] {
	const kind = (['region', 'departement'] as const).find((one) =>
		places.some((place) => place.kind === one)
	);
	return kind ? places.filter((place) => place.kind === kind) : places;
}

/** By code (also « Rennes (35238) »), by name, by postal code; old codes lead to the present commune. */
function placesOf(gazetteer: Gazetteer, typed: string): readonly Place[] {
	const text = typed.trim();
	const code = readTerritoryCode(/\(([^()]{2,12})\)$/.exec(text)?.[1] ?? text);
	const coded = code === null ? undefined : gazetteer.read(code);
	if (coded) return [coded];
	if (/^\d{5}$/.test(text)) return gazetteer.ofPostalCode(text);
	return gazetteer.named(nameKey(text)).flatMap((named) => ('place' in named ? [named.place] : []));
}

function toChoice(gazetteer: Gazetteer, place: Place): PlaceChoice {
	const { code, kind, name, article } = place;
	const holder = place.ancestors
		.map((one) => gazetteer.read(one))
		.find((one) => one?.kind === 'departement');
	const detail = [kind === 'commune' ? holder?.name : WORDS[kind], code].filter(Boolean).join(', ');
	return { code, kind, name, article, detail };
}

const WORDS = {
	commune: 'commune',
	epci: 'intercommunalité',
	departement: 'département',
	region: 'région'
} as const;
