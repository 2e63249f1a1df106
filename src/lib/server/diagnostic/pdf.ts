import { drawRadar, drawRing } from '../../domain/diagnostic/radar.ts';
import type { RankedInWords, Result } from '../../domain/diagnostic/result.ts';
import { sayQuality } from '../../domain/diagnostic/telling.ts';
import { FORMS, KEPT_DAYS } from '../../domain/diagnostic/vocabulary.ts';
import { CATEGORIES } from '../../domain/catalogue/vocabulary.ts';
import { typeset, formatDay } from '../../domain/kernel/typography.ts';
import { makePdf, type PdfOrder } from '../platform/pdf/make-pdf.ts';
import type { LikeUs } from './read.ts';

const RADIUS = 62; // points

/** Prepares the PDF of a result. `address` is not the secret one: it is where to begin. */
export function orderResultPdf(
	result: Result,
	examples: readonly LikeUs[],
	tools: readonly { title: string; sentence: string; url: string }[],
	origin: string
): PdfOrder {
	const { portrait, questionnaire, before } = result;
	const whole = (quality: number | null) => (quality === null ? null : Math.round(quality));
	const ranked = (one: RankedInWords<string>) => ({
		label: one.label,
		glyph: one.target in CATEGORIES && one.target in FORMS ? one.target : null,
		precision: one.precision,
		score: one.score,
		reasons: one.reasons.map(({ sentence }) => sentence),
		counter: one.counterReasons.map(({ sentence }) => sentence)
	});
	return {
		template: '/lib/server/diagnostic/templates/result.typ',
		title: result.name
			? `${questionnaire.title}\u00A0: ${result.name}`
			: `Se situer\u00A0: ${questionnaire.title.toLowerCase()}`,
		day: result.day,
		footer: `Faire alliance, ${origin}`,
		data: {
			heading: questionnaire.title,
			name: result.name || null,
			told: [`Réponses du ${formatDay(result.day)}`, result.place].filter(Boolean).join(', '),
			orients: questionnaire.orients,
			level: result.level,
			uncertain: portrait.isUncertain,
			radar: {
				radius: RADIUS,
				rings: [25, 50, 75, 100].map((part) =>
					drawRing(portrait.themes.length, (RADIUS * part) / 100)
				),
				axes: drawRadar(portrait.themes, RADIUS, 9)
			},
			themes: portrait.themes.map((theme) => ({
				title: theme.title,
				quality: whole(theme.quality),
				word: sayQuality(theme.quality, questionnaire.orients),
				known: `${theme.known} sur ${theme.asked}`,
				before: whole(
					before?.portrait.themes.find((one) => one.theme === theme.theme)?.quality ?? null
				)
			})),
			before: before && formatDay(before.day),
			forms: result.forms.filter(({ score }) => score > 0).map(ranked),
			aside: result.forms.filter(({ score }) => score <= 0).map(ranked),
			objectives: result.objectives.filter(({ score }) => score > 0).map(ranked),
			stage: result.stage,
			actions: result.actions.map((action) => ({
				...action,
				url: action.url ? origin + action.url : null
			})),
			examples: examples.map(({ example, reasons }) => ({
				title: typeset(example.title),
				href: `${origin}/exemples/${example.slug}`,
				reasons: reasons.join(', ')
			})),
			tools: tools.map(({ title, sentence, url }) => ({
				title: typeset(title),
				sentence: typeset(sentence),
				href: url.startsWith('/') ? origin + url : url
			})),
			answers: answersByTheme(result),
			method: `${origin}/se-situer/methode`,
			rules: result.rules,
			kept: `Rien de ce document n’est publié. Les réponses sont effacées du site ${KEPT_DAYS}\u00A0jours après le dernier enregistrement, sauf demande contraire.`
		}
	};
}

/** Composes it. Refuses what `makePdf` refuses. */
export function resultPdf(order: PdfOrder): Promise<Uint8Array<ArrayBuffer>> {
	return makePdf(order);
}

function answersByTheme({ answers }: Result) {
	const titles = [...new Set(answers.map(({ theme }) => theme))];
	return titles.map((title) => ({
		title,
		lines: answers
			.filter(({ theme }) => theme === title)
			.map(({ question, answer }) => ({ question, answer }))
	}));
}
