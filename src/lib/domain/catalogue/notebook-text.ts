import { formatCount, typeset } from '../kernel/typography.ts';
import type { Example } from './example.ts';
import { formOf, placeOf } from './telling.ts';
import { MOST_KEPT } from './notebook.ts';
import { refuseWithdrawn, type Withdrawn } from './withdrawal.ts';
import { KINDS } from './vocabulary.ts';

/** An example that a notebook names and that the catalogue does not hold, or no longer. */
export interface MissingExample {
	readonly slug: string;
	/** One sentence: what is known of it. */
	readonly told: string;
}

export function tellUnknown(slug: string): MissingExample {
	return {
		slug,
		told: `L’exemple «\u202F${slug}\u202F» n’est pas dans le catalogue, ou n’y est plus.`
	};
}

/** A withdrawn example keeps its title: she knows which one she had kept. */
export function tellGone(withdrawn: Withdrawn): MissingExample {
	return { slug: withdrawn.slug, told: refuseWithdrawn(withdrawn).message };
}

export function tellCut(cut: number): string {
	return `Un carnet tient ${MOST_KEPT}\u00A0exemples\u00A0: ${formatCount(cut, 'exemple')} de trop ${cut > 1 ? 'ont été laissés' : 'a été laissé'} de côté.`;
}

export const NOTEBOOK_TITLE = 'Carnet d’exemples d’alliances';

/** Columns of a mail that is read in any program. */
const WIDTH = 72;

/** A notebook as plain text, for the body of a mail: each example with what it is and its sources. */
export function notebookText({
	title,
	examples,
	notes,
	origin,
	address
}: {
	title: string;
	examples: readonly Example[];
	/** What is missing, a sentence each. */
	notes: readonly string[];
	origin: string;
	/** Where this notebook opens again. */
	address: string;
}): string {
	const head = typeset(title || NOTEBOOK_TITLE);
	const parts = [
		`${head}\n${'='.repeat(Math.min(head.length, WIDTH))}`,
		wrap(
			`${formatCount(examples.length, 'exemple')} du catalogue Faire alliance, chacun avec ses sources.`
		),
		...notes.map(wrap),
		...examples.map((example, rank) => exampleText(example, rank + 1, origin)),
		`Rouvrir ce carnet\u00A0:\n${address}`,
		'Fiches sous Licence Ouverte 2.0.'
	];
	return `${parts.join('\n\n')}\n`;
}

function exampleText(example: Example, number: number, origin: string): string {
	const title = wrap(`${number}. ${typeset(example.title)}`);
	const where = [
		formOf(example),
		formOf(example) === KINDS[example.kind] ? undefined : KINDS[example.kind],
		placeOf(example),
		example.startYear && `depuis ${example.startYear}`
	];
	const chapters: [string, string | undefined][] = [
		['', example.summary],
		['Le besoin\u00A0: ', example.need],
		['Ce qu’ils font ensemble\u00A0: ', example.action],
		['Ce que cela a donné\u00A0: ', example.results],
		['Qui fait alliance\u00A0: ', example.actors.map(({ name }) => name).join(', ')]
	];
	return [
		`${title}\n${'-'.repeat(Math.min(WIDTH, Math.max(...title.split('\n').map(({ length }) => length))))}`,
		wrap(where.filter(Boolean).join(', ')),
		...chapters.flatMap(([name, text]) => (text ? [wrap(`${name}${typeset(text)}`)] : [])),
		[
			'Sources\u00A0:',
			...example.sources.map(({ title, url }) => `${wrap(`- ${typeset(title)}`)}\n  ${url}`)
		].join('\n'),
		`La page de cet exemple\u00A0:\n${origin}/exemples/${example.slug}`
	].join('\n\n');
}

/** Lines of 72 signs at most, cut between words; a word that is longer stands alone. */
function wrap(text: string): string {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(/[ \n\t]+/)) {
		if (line && line.length + 1 + word.length > WIDTH) {
			lines.push(line);
			line = word;
		} else line = line ? `${line} ${word}` : word;
	}
	return [...lines, line].join('\n');
}
