import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	caseAddress,
	caseFaults,
	readChoices,
	walk,
	type CaseStudy,
	type Scene
} from './case-study.ts';

const end = (id: string): Scene => ({
	id,
	text: ['Fin.'],
	end: { tone: 'tient', title: id, explain: 'Parce que.' }
});
const fork = (id: string, ...to: string[]): Scene => ({
	id,
	text: ['Que faire ?'],
	ask: 'Que faire ?',
	choices: to.map((one) => ({ text: `vers ${one}`, to: one }))
});
const story = {
	start: 'a',
	scenes: [fork('a', 'b', 'x'), fork('b', 'x', 'y'), end('x'), end('y')]
};
const study = { slug: 's', ...story } as unknown as CaseStudy;

describe('a story', () => {
	test('whose every choice leads somewhere has no fault', () => {
		expect(caseFaults(story)).toEqual([]);
	});
	test.each([
		['a choice that leads nowhere', [fork('a', 'b', 'nulle'), end('b')], /mène à nulle/],
		[
			'an end that nobody reaches',
			[fork('a', 'x', 'x'), end('x'), end('y')],
			/aucun choix ne mène à y/
		],
		['a scene twice', [fork('a', 'x'), end('x'), end('x')], /x est déjà pris/],
		['a way that goes round', [fork('a', 'b', 'x'), fork('b', 'a', 'x'), end('x')], /sans fin à a/],
		[
			'a scene without exit',
			[fork('a', 'b'), { id: 'b', text: ['Voilà.'] }],
			/ou elle est une fin/
		],
		['an end that asks', [fork('a', 'x'), { ...end('x'), ask: 'Et ?' }], /ou elle est une fin/],
		['a start that is not there', [end('x')], /aucune scène ne s’appelle a/]
	] as [string, Scene[], RegExp][])('is refused for %s', (_, scenes, sentence) => {
		const told = caseFaults({ start: 'a', scenes }).map((fault) => fault.sentence);
		expect(told.join('\n')).toMatch(sentence);
	});
});

describe('a walk', () => {
	test('goes where its choices lead, and remembers them', () => {
		const { scene, taken, choices } = walk(study, [1, 2]);
		expect(scene.id).toBe('y');
		expect(taken.map(({ choice }) => choice.text)).toEqual(['vers b', 'vers y']);
		expect(choices).toEqual([1, 2]);
	});
	test('stops at the first choice that means nothing', () => {
		expect(walk(study, [1, 9, 1]).scene.id).toBe('b');
		expect(walk(study, [2, 1, 1]).choices).toEqual([2]);
	});
	test('is read back from its address', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 30 }), (choices) => {
				const { searchParams } = new URL(caseAddress('s', choices), 'https://x.fr');
				expect(readChoices(searchParams)).toEqual(choices);
			})
		);
	});
	test('never fails on a strange address', () => {
		fc.assert(
			fc.property(fc.string(), (written) => {
				walk(study, readChoices(new URLSearchParams({ choix: written })));
			})
		);
	});
});
