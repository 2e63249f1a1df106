import type { ExampleCard } from '../../domain/catalogue/example-card.ts';
import { diagnose, type Diagnosis } from '../../domain/diagnostic/diagnosis.ts';
import { drawPortrait } from '../../domain/diagnostic/maturity.ts';
import { proposed, type Orientation } from '../../domain/diagnostic/orientation.ts';
import {
	askedQuestions,
	keptAnswers,
	type Answers,
	type Questionnaire
} from '../../domain/diagnostic/questionnaire.ts';
import { refuse } from '../../domain/diagnostic/refusals.ts';
import { tellResult, type EarlierPortrait, type Result } from '../../domain/diagnostic/result.ts';
import { likenessOf, similarExamples } from '../../domain/diagnostic/similar-examples.ts';
import type { JointReading } from '../../domain/diagnostic/together.ts';
import { openShelf, toCard } from '../catalogue/index.ts';
import type { Reader } from '../platform/context.ts';
import { toReading } from './joint.ts';
import { openLink } from './links.ts';
import { namePlace } from './places.ts';
import { readDiagnosticData } from './questionnaires.ts';
import { readRules } from './rules.ts';

/** Answers as their link opens them. */
export interface OpenAnswers {
	/** Only who has the link of the answers changes them; the others read the result. */
	readonly isOwn: boolean;
	readonly questionnaire: Questionnaire;
	readonly answers: Answers;
	readonly name: string;
	readonly place: string | null;
	/** The territory in words. */
	readonly placeName: string | null;
	readonly savedAt: Date;
	readonly expiresAt: Date;
	readonly isFinished: boolean;
	readonly inStatistics: 'agreed' | 'counted' | null;
	readonly previous: number | null;
	readonly hasReadLink: boolean;
	/** Everybody who answers the same diagnostic, oneself among them. */
	readonly people: { readonly begun: number; readonly finished: number };
	readonly joint: JointReading;
}

/** Opens answers, or the result of them. Refuses `unknown_diagnostic`, `unknown_version`. */
export async function readAnswersOf(reader: Reader, token: string): Promise<OpenAnswers> {
	const { kind, answers: id, diagnostic } = await openLink(reader, token);
	if (kind === 'invite') throw refuse('unknown_diagnostic');
	const row = await reader.db
		.selectFrom('diagnostic_answers as mine')
		.innerJoin('diagnostic', 'diagnostic.id', 'mine.diagnostic')
		.select([
			'diagnostic.questionnaire',
			'diagnostic.version',
			'diagnostic.name',
			'diagnostic.expires_at',
			'diagnostic.joint',
			'mine.answers',
			'mine.place',
			'mine.saved_at',
			'mine.finished_at',
			'mine.in_statistics',
			'mine.previous'
		])
		.select(({ selectFrom, fn }) => [
			selectFrom('diagnostic_answers as all')
				.whereRef('all.diagnostic', '=', 'diagnostic.id')
				.select(fn.countAll<number>().as('count'))
				.as('begun'),
			selectFrom('diagnostic_answers as all')
				.whereRef('all.diagnostic', '=', 'diagnostic.id')
				.where('all.finished_at', 'is not', null)
				.select(fn.countAll<number>().as('count'))
				.as('finished'),
			selectFrom('diagnostic_link as link')
				.whereRef('link.answers', '=', 'mine.id')
				.where('link.kind', '=', 'read')
				.select(fn.countAll<number>().as('count'))
				.as('links')
		])
		.where('mine.id', '=', id)
		.where('mine.diagnostic', '=', diagnostic)
		.executeTakeFirstOrThrow();
	const data = await readDiagnosticData();
	return {
		isOwn: kind === 'answer',
		questionnaire: data.version(row.questionnaire, row.version),
		answers: row.answers,
		name: row.name,
		place: row.place,
		placeName: row.place && (await namePlace(reader, row.place)),
		savedAt: row.saved_at,
		expiresAt: row.expires_at,
		isFinished: row.finished_at !== null,
		inStatistics: row.in_statistics,
		previous: row.previous,
		hasReadLink: Number(row.links) > 0,
		people: { begun: Number(row.begun), finished: Number(row.finished) },
		joint: toReading(row.joint)
	};
}

/** An example like her, with what they have in common. */
export interface LikeUs {
	readonly example: ExampleCard;
	readonly reasons: readonly string[];
}

/** What open answers come to by the rules of now, and the examples like her. */
export async function readResult(
	reader: Reader,
	open: OpenAnswers
): Promise<{ result: Result; examples: readonly LikeUs[] }> {
	const { orientation, version } = await readRules(reader);
	const diagnosis = diagnose(open.questionnaire, orientation, open.answers);
	const result = tellResult(open.questionnaire, orientation, diagnosis, {
		answers: open.answers,
		name: open.name,
		day: open.savedAt.toISOString().slice(0, 10),
		place: open.placeName,
		before: open.previous === null ? null : await readEarlier(reader, open.previous, orientation),
		rules: version === 0 ? 'celles du produit' : `version ${version} de ce site`
	});
	return { result, examples: await findLikeUs(reader, open, diagnosis) };
}

/** What an earlier answer came to; null once it is erased. */
async function readEarlier(
	reader: Reader,
	id: number,
	orientation: Orientation
): Promise<EarlierPortrait | null> {
	const row = await reader.db
		.selectFrom('diagnostic_answers as mine')
		.innerJoin('diagnostic', 'diagnostic.id', 'mine.diagnostic')
		.select(['mine.answers', 'mine.saved_at', 'diagnostic.questionnaire', 'diagnostic.version'])
		.where('mine.id', '=', id)
		.where('diagnostic.expires_at', '>', reader.now)
		.executeTakeFirst();
	if (!row) return null;
	const questionnaire = (await readDiagnosticData()).version(row.questionnaire, row.version);
	const asked = askedQuestions(questionnaire, row.answers);
	const portrait = drawPortrait(questionnaire.themes, asked, keptAnswers(asked, row.answers));
	return {
		day: row.saved_at.toISOString().slice(0, 10),
		portrait,
		levelName: orientation.levels.find(({ level }) => level === portrait.level)?.name ?? null
	};
}

async function findLikeUs(
	reader: Reader,
	open: OpenAnswers,
	{ ranking }: Diagnosis
): Promise<LikeUs[]> {
	if (!ranking) return [];
	const { shelf, gazetteer } = await openShelf(reader);
	const place = open.place === null ? undefined : gazetteer.read(open.place);
	const asked = askedQuestions(open.questionnaire, open.answers);
	const like = likenessOf(keptAnswers(asked, open.answers), {
		objective: proposed(ranking.objectives)[0]?.target ?? null,
		form: proposed(ranking.forms)[0]?.target ?? null,
		territories: place ? [place.code, ...place.ancestors] : [],
		population: place?.kind === 'commune' ? place.population : null
	});
	function* candidates() {
		for (const { example, territories, lies } of shelf.books())
			yield {
				example,
				territories,
				population: lies?.kind === 'commune' ? lies.population : null
			};
	}
	return similarExamples(candidates(), like).map(({ candidate, reasons }) => ({
		example: toCard(candidate.example),
		reasons
	}));
}
