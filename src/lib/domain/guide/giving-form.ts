import { LeftAside, readParameters, type Ignored } from '../kernel/address.ts';
import { readAmount, readHours } from './amount.ts';
import { RECIPIENTS, type Gift, type Recipient } from './corporate-giving.ts';

/** The fields of the simulator, in the order of the page: name in the address → its name in a sentence. */
const LABELS = {
	argent: 'En argent',
	nature: 'En biens ou en services',
	heures: 'Heures',
	cout: 'Coût d’une heure',
	ca: 'Chiffre d’affaires',
	organisme: 'À qui va le don',
	contreparties: 'Contreparties'
} as const;
export type GivingField = keyof typeof LABELS | `report${number}`;

/** What the address holds: what was typed, and the gift or the sentence of each field that is at fault. */
export interface GivingForm {
	readonly typed: Readonly<Partial<Record<GivingField, string>>>;
	readonly faults: Readonly<Partial<Record<GivingField, string>>>;
	/** Null when nothing was typed, or when a field is at fault. */
	readonly gift: Gift | null;
	/** Pieces of the address that mean nothing here. */
	readonly ignored: readonly Ignored[];
}

const LONGEST = 60;
const HIGHEST_HOURLY_COST = 10_000;

/** Names of the fields for the excess of earlier years: `report1` is last year. */
export function carriedFields(years: number): GivingField[] {
	return Array.from({ length: years }, (_, rank): GivingField => `report${rank + 1}`);
}

/** Every field in the order of the page, with its name for a list of faults. */
export function givingFields(carryYears: number): [GivingField, string][] {
	return [
		...(Object.entries(LABELS) as [GivingField, string][]),
		...carriedFields(carryYears).map((name, rank): [GivingField, string] => [
			name,
			rank === 0 ? 'Excédent de l’an dernier' : `Excédent d’il y a ${rank + 1}\u00A0ans`
		])
	];
}

/** Reads the simulator from its address. Never fails: a field that cannot be read has its sentence. */
export function readGivingForm(parameters: URLSearchParams, carryYears: number): GivingForm {
	const carried = carriedFields(carryYears);
	const known = new Set<string>([...Object.keys(LABELS), ...carried]);
	const typed: Partial<Record<GivingField, string>> = {};
	const faults: Partial<Record<GivingField, string>> = {};
	const aside = new LeftAside();
	for (const { written, value } of readParameters(parameters)) {
		if (known.has(written)) typed[written as GivingField] ||= value.slice(0, LONGEST);
		else aside.add(written, value);
	}

	const recipient = typed.organisme || 'interet-general';
	if (!Object.hasOwn(RECIPIENTS, recipient)) {
		faults.organisme = 'Choisissez l’une des deux sortes d’organisme.';
	}
	const money = amount('argent');
	const inKind = amount('nature');
	const hours = number('heures', readHours);
	const hourlyCost = number('cout', (text) => readAmount(text, HIGHEST_HOURLY_COST));
	const turnover = amount('ca');
	const counterparts = amount('contreparties');
	const broughtIn = carried.map((name) => amount(name));

	if (hours > 0 && !typed.cout)
		faults.cout = 'Indiquez le coût d’une heure, pour compter les heures données.';
	if (hourlyCost > 0 && !typed.heures)
		faults.heures = 'Indiquez le nombre d’heures données, ou videz le coût d’une heure.';

	const asked = Object.values(typed).some((value) => value !== '');
	if (asked) {
		if (!typed.ca)
			faults.ca = 'Indiquez le chiffre d’affaires hors taxes\u00A0: le plafond en dépend.';
		const unread = (['argent', 'nature', 'heures', 'cout'] as const).some((name) => faults[name]);
		if (!unread && money + inKind === 0 && hours * hourlyCost === 0)
			faults.argent = 'Indiquez au moins un don, en argent, en nature ou en compétences.';
	}

	const whole = asked && Object.keys(faults).length === 0;
	return {
		typed,
		faults,
		ignored: aside.list,
		gift: whole
			? {
					money,
					inKind,
					hours,
					hourlyCost,
					turnover,
					recipient: recipient as Recipient,
					counterparts: typed.contreparties ? counterparts : null,
					broughtIn
				}
			: null
	};

	function amount(name: GivingField): number {
		return number(name, (text) => readAmount(text));
	}

	/** Hundredths of a field; 0 when it is empty or at fault. */
	function number(name: GivingField, read: typeof readHours): number {
		const text = typed[name];
		if (!text) return 0;
		const answer = read(text);
		if ('fault' in answer) faults[name] = answer.fault;
		return 'fault' in answer ? 0 : answer.hundredths;
	}
}
