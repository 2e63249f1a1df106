import { readDirectives } from '../../src/lib/domain/guide/text.ts';
import type { ContentFault, WrittenFile } from '../../src/lib/server/platform/written-file.ts';

interface Known {
	readonly indicators: ReadonlySet<string>;
	readonly law: ReadonlySet<string>;
	readonly faultOfQuery: (address: string) => string | null;
	readonly faultOfAddress: (address: string) => string | null;
}

interface Line {
	readonly text: string;
	readonly number: number;
}

/** Checks what is written in a file, whatever its shape: figures, links, queries, headings. */
export function checkTexts(file: WrittenFile, known: Known): ContentFault[] {
	const faults: ContentFault[] = [];
	const say = (line: number, sentence: string) => faults.push({ file: file.file, line, sentence });
	const lines = file.text.split('\n').map((text, index) => ({ text, number: index + 1 }));
	for (const line of lines) {
		for (const sentence of directiveFaults(line, known)) say(line.number, sentence);
		for (const [, address] of line.text.matchAll(/\]\(([^)\s]*)\)/g))
			for (const sentence of addressFaults(address!, known)) say(line.number, sentence);
		if (/%(?![0-9A-F]{2})/i.test(line.text))
			say(line.number, 'un taux ne s’écrit pas : citez-le par [[indicateur:…]] ou [[droit:…]]');
	}
	for (const { name, value, line } of file.texts) {
		if (name === 'url') for (const sentence of addressFaults(value, known)) say(line, sentence);
		if (name === 'query') {
			const sentence = known.faultOfQuery(value);
			if (sentence) say(line, `« ${value} » : ${sentence}`);
		}
	}
	if (file.body) faults.push(...bodyFaults(file));
	return faults;
}

function* directiveFaults({ text }: Line, { indicators, law }: Known): Generator<string> {
	const pieces = readDirectives(text);
	for (const one of pieces) {
		if (one.kind === 'cited' && one.of === 'indicateur' && !indicators.has(one.id))
			yield `data/indicators n’a pas d’indicateur ${one.id}`;
		if (one.kind === 'cited' && one.of === 'droit' && !law.has(one.id))
			yield `data/legal n’a pas de paramètre ${one.id}`;
		if (one.kind === 'text' && /\[\[|\]\]/.test(one.text))
			yield 'un chiffre se cite par [[indicateur:…]] ou [[droit:…]]';
	}
	if (/\[[^\][]*\[\[[^\]]*\]\][^\][]*\]\(/.test(text))
		yield 'un chiffre cité ne se met pas dans un lien : il en est déjà un';
}

function* addressFaults(address: string, { faultOfAddress }: Known): Generator<string> {
	if (address.startsWith('/') && !address.startsWith('//')) {
		const sentence = faultOfAddress(address);
		if (sentence) yield sentence;
	} else if (!isWebAddress(address)) {
		yield `« ${address} » n’est pas une adresse web complète`;
	}
}

function isWebAddress(address: string): boolean {
	if (!/^https?:\/\/[^\s]+$/.test(address) || !URL.canParse(address)) return false;
	return new URL(address).hostname.includes('.');
}

const HEADING = /^(#+)\s+(.*)$/;
const ANCHOR = /\s\{#([a-z0-9-]+)\}\s*$/;

function* bodyLines({ body }: WrittenFile): Generator<Line> {
	for (const [index, text] of (body?.text.split('\n') ?? []).entries())
		yield { text, number: body!.line + index };
}

/** The anchors of the headings of a text. */
export function anchorsIn(file: WrittenFile): Set<string> {
	return new Set([...bodyLines(file)].flatMap(({ text }) => ANCHOR.exec(text)?.[1] ?? []));
}

function* bodyFaults(file: WrittenFile): Generator<ContentFault> {
	const seen = new Set<string>();
	for (const { text, number } of bodyLines(file)) {
		const fault = (sentence: string) => ({ file: file.file, line: number, sentence });
		if (/<\/?[a-z][^>]*>/i.test(text)) yield fault('le HTML est affiché tel quel : écrivez en Markdown');
		const [, marks, title] = HEADING.exec(text) ?? [];
		if (!marks || title === undefined) continue;
		if (marks.length === 1) yield fault('les titres du texte commencent à ##');
		const id = ANCHOR.exec(text)?.[1];
		if (marks.length === 2 && !id) yield fault(`le titre « ${title} » n’a pas d’ancre {#…}`);
		if (id && seen.has(id)) yield fault(`l’ancre ${id} est déjà prise`);
		if (id) seen.add(id);
	}
}
