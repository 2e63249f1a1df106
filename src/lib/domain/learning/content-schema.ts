import { z } from 'zod';
import {
	day,
	innerAddress,
	keysOf,
	list,
	oneOf,
	slug,
	strict,
	text,
	webAddress
} from '../guide/content-fields.ts';
import { ROLES } from '../guide/roles.ts';
import { END_TONES } from './case-study.ts';
import { DIRECTIONS, MARKS } from './drawing.ts';
import { PATHS } from './graph.ts';
import { QUESTIONS_A_UNIT } from './unit.ts';

/*
 * The shape of content/parcours, as its README describes it. The messages are read by whoever writes
 * (scripts/check-content.ts), after the file, the line and the field.
 */

const minutes = (least: number, most: number) =>
	z
		.int('doit être un nombre entier de minutes')
		.min(least, `doit être d’au moins ${least} minutes`)
		.max(most, `dépasse ${most} minutes`);
const stage = z.int('doit être une étape, de 1 à 8').min(1).max(8, 'doit être une étape, de 1 à 8');
const level = z.union([z.literal(1), z.literal(2), z.literal(3)], 'doit être 1, 2 ou 3');

/** content/parcours/graphe.yaml. */
export const graphSchema = strict({
	units: list(
		strict({
			slug,
			title: text(90),
			short: text(32),
			goal: text(220),
			leaves: text(160),
			minutes: minutes(10, 40),
			path: oneOf(keysOf(PATHS)),
			after: list(slug, 0, 6),
			level,
			stages: list(stage, 1, 8),
			roles: z.union(
				[z.literal('tous'), list(oneOf(keysOf(ROLES)), 1)],
				`doit être « tous », ou une liste de rôles : ${Object.keys(ROLES).join(', ')}`
			)
		}),
		1,
		60
	)
});

const steps = (least: number, most: number) =>
	list(strict({ name: text(28), sentence: text(200) }), least, most);
const drawn = { title: text(90), reading: text(300) };

const drawing = z.discriminatedUnion(
	'kind',
	[
		strict({ kind: z.literal('cycle'), ...drawn, steps: steps(3, 8) }),
		strict({ kind: z.literal('ladder'), ...drawn, steps: steps(3, 7) }),
		strict({ kind: z.literal('circles'), ...drawn, steps: steps(2, 5) }),
		strict({ kind: z.literal('timeline'), ...drawn, steps: steps(3, 8) }),
		strict({
			kind: z.literal('exchange'),
			...drawn,
			left: text(20),
			right: text(20),
			beyond: text(24).optional(),
			lines: list(
				strict({ name: text(28), sentence: text(200), direction: oneOf(keysOf(DIRECTIONS)) }),
				1,
				6
			)
		}),
		strict({
			kind: z.literal('matrix'),
			...drawn,
			columns: list(text(22), 2, 6),
			marks: strict({ oui: text(60), parfois: text(60), non: text(60) }),
			rows: list(strict({ name: text(28), cells: list(oneOf(keysOf(MARKS)), 2, 6) }), 2, 8)
		})
	],
	'kind est l’un de : cycle, ladder, circles, timeline, exchange, matrix'
);

const asked = { id: slug, ask: text(300), explain: text(600) };
const choices = list(
	strict({
		text: text(200),
		right: z.literal(true, 'ne s’écrit que pour dire « right: true »').optional()
	}),
	2,
	6
);

const question = z.discriminatedUnion(
	'kind',
	[
		strict({ kind: z.literal('single'), ...asked, choices }),
		strict({ kind: z.literal('multiple'), ...asked, choices }),
		strict({ kind: z.literal('order'), ...asked, items: list(text(160), 3, 6) }),
		strict({
			kind: z.literal('match'),
			...asked,
			pairs: list(strict({ left: text(120), right: text(120) }), 3, 6)
		}),
		strict({
			kind: z.literal('number'),
			...asked,
			answer: z.number('doit être un nombre'),
			tolerance: z.number('doit être un nombre').nonnegative().optional(),
			unit: text(40)
		})
	],
	'kind est l’un de : single, multiple, order, match, number'
);

/** The front matter of content/parcours/<slug>.md. */
export const unitSchema = strict({
	description: text(155),
	updated: day,
	terms: list(slug, 1, 12),
	example: strict({ slug, sentence: text(300) }),
	drawing,
	quiz: list(question, QUESTIONS_A_UNIT, QUESTIONS_A_UNIT),
	exercise: strict({
		title: text(120),
		minutes: minutes(1, 30),
		steps: list(text(400), 2, 6),
		tool: strict({ url: innerAddress, title: text(80) }),
		leaves: text(200)
	}),
	sources: list(
		strict({
			title: text(200),
			publisher: text(120),
			url: z.union([innerAddress, webAddress], 'doit être une adresse de ce site ou du web'),
			sentence: text(300)
		}),
		1,
		12
	)
});
export type WrittenUnit = z.output<typeof unitSchema>;
export type WrittenQuestion = z.output<typeof question>;

/** content/parcours/cas/<slug>.yaml. */
export const caseSchema = strict({
	title: text(90),
	short: text(32),
	description: text(155),
	updated: day,
	who: text(500).regex(/^Imaginons/, 'doit dire que l’histoire est imaginée : « Imaginons… »'),
	minutes: minutes(5, 30),
	units: list(slug, 1, 6),
	examples: list(slug, 1, 6),
	start: slug,
	scenes: list(
		strict({
			id: slug,
			text: list(text(700), 1, 4),
			ask: text(200).optional(),
			choices: list(strict({ text: text(240), to: slug }), 2, 4).optional(),
			end: strict({
				tone: oneOf(keysOf(END_TONES)),
				title: text(120),
				explain: text(600)
			}).optional()
		}),
		4,
		40
	)
});
