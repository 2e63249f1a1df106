// What each right is asked about, and the table of who may what that is written from it.
import { dataPolicies } from '../../src/lib/domain/accounts/policies-data.ts';
import { accountPolicies } from '../../src/lib/domain/accounts/policies.ts';
import { diagnosticPolicies } from '../../src/lib/domain/diagnostic/policies.ts';
import { learningPolicies } from '../../src/lib/domain/learning/policies.ts';
import type { Policy } from '../../src/lib/domain/kernel/policy.ts';
import { tokenPolicies } from '../../src/lib/domain/accounts/token.ts';
import { matchingPolicies } from '../../src/lib/domain/matching/policies.ts';
import { can as organisationPolicies } from '../../src/lib/domain/organisations/policies.ts';
import { HER, OTHERS, OURS, PERSONAS } from './personas.ts';

/** For each right, the cases it is asked about, by name; `null` for a right that is about nothing in particular. */
type Cases<Policies> = {
	readonly [Name in keyof Policies]: Policies[Name] extends Policy<infer Subject>
		? [Subject] extends [void]
			? null
			: Readonly<Record<string, Subject>>
		: never;
};

const her = { 'her account': HER };
const ours = { 'an organisation': OURS };
const herPlace = { 'her place in an organisation': { organisation: OURS, person: HER } };

const accounts: Cases<typeof accountPolicies> = {
	listPeople: null,
	changeRoles: null,
	grantCatalyst: null
};
const data: Cases<typeof dataPolicies> = {
	exportData: her,
	askErasure: her,
	chooseMails: her,
	readMails: null,
	readJournal: null
};
const tokens: Cases<typeof tokenPolicies> = { ownTokens: null };
const organisations: Cases<typeof organisationPolicies> = {
	create: null,
	edit: ours,
	claim: null,
	confirmClaim: { 'her demand': { person: HER } },
	settleClaim: { 'her demand': { organisation: OURS, person: HER } },
	verify: null,
	invite: ours,
	join: null,
	changeMember: herPlace,
	leave: herPlace,
	show: herPlace,
	readMembers: ours,
	readHistory: ours,
	tie: ours,
	merge: null
};
const draft = { organisation: OURS, state: 'draft' } as const;
const published = { organisation: OURS, state: 'published' } as const;
const matching: Cases<typeof matchingPolicies> = {
	createNeed: { 'for an organisation': { organisation: OURS } },
	readNeed: { 'a draft': draft, published },
	editNeed: { 'a draft': draft, published },
	publishNeed: { 'of an organisation': { organisation: OURS } },
	withdrawNeed: { 'of an organisation': { organisation: OURS } },
	deleteDraft: { 'a draft': draft, published },
	writeMessage: { 'in her own name': { as: null }, 'for an organisation': { as: OURS } },
	readThread: {
		'from her': { fromPerson: HER, fromOrganisation: null, toOrganisation: OTHERS },
		'to an organisation': { fromPerson: 'x', fromOrganisation: null, toOrganisation: OURS }
	},
	moderateMessages: null
};
const diagnostic: Cases<typeof diagnosticPolicies> = { editOrientation: null };

const learning: Cases<typeof learningPolicies> = {
	keepProgress: null,
	earnBadge: null,
	revokeBadge: { 'her badge': { person: HER } }
};

const AREAS = [
	['accounts', accountPolicies, accounts],
	['accounts: mails and personal data', dataPolicies, data],
	['accounts: tokens of the API', tokenPolicies, tokens],
	['organisations', organisationPolicies, organisations],
	['learning', learningPolicies, learning],
	['matching: needs, offers, messages', matchingPolicies, matching],
	['diagnostic', diagnosticPolicies, diagnostic]
] as const;

/** One line of the table: a right, what it is asked about, and whether each of PERSONAS may. */
export interface Line {
	readonly area: string;
	readonly name: string;
	readonly sentence: string;
	readonly about: string | null;
	readonly may: readonly boolean[];
}

/** Every right of every area, asked for every kind of actor. */
export function listRights(): Line[] {
	return AREAS.flatMap(([area, policies, cases]) =>
		Object.entries(policies as Readonly<Record<string, Policy<unknown>>>).flatMap(
			([name, policy]) => {
				const subjects = (
					cases as Readonly<Record<string, Readonly<Record<string, unknown>> | null>>
				)[name];
				return Object.entries(subjects ?? { '': undefined }).map(([about, subject]) => ({
					area,
					name,
					sentence: policy.sentence,
					about: about || null,
					may: PERSONAS.map(({ actor }) => policy.may(actor, subject))
				}));
			}
		)
	);
}

/** The table in Markdown: the sentence of each right, and who may. */
export function writeRights(): string {
	const lines = listRights();
	const parts = AREAS.map(([area]) => {
		const rows = lines
			.filter((line) => line.area === area)
			.map(
				({ name, about, sentence, may }) =>
					`| \`${name}\`${about ? `, ${about}` : ''} | ${sentence} | ${may.map((yes) => (yes ? '●' : '')).join(' | ')} |`
			);
		const head = ['Right', 'Sentence', ...PERSONAS.map(({ name }) => name)];
		return [
			`## ${area[0]!.toUpperCase()}${area.slice(1)}`,
			'',
			`| ${head.join(' | ')} |`,
			`| ${head.map((_, at) => (at < 2 ? '---' : ':-:')).join(' | ')} |`,
			...rows
		].join('\n');
	});
	return `${HEAD}\n\n${parts.join('\n\n')}\n`;
}

const HEAD = `# Who may what

<!-- Written by \`node scripts/write-rights.ts\` from the rights of each area (\`src/lib/domain/*/policies*.ts\`); a test fails when it is not what they say. -->

Each right is one sentence and one rule, checked by the command itself (\`demand\`), never by a page. Reading
what is public asks for no right. « Herself » is the person whom the subject is about, a member here; « Member » and
« Representative » are those of the organisation that it belongs to. A token never decides about an account or
about who belongs to an organisation.`;
