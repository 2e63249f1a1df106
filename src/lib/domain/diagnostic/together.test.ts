import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	NO_READING,
	readTogether,
	takeBack,
	type JointReading,
	type Qualities
} from './together.ts';
import { LEAST_TOGETHER } from './vocabulary.ts';

const voice = (now: Qualities, counted: Qualities = {}) => ({ now, counted });

test('two answers say nothing, three say what they have in common', () => {
	const two = [voice({ raison: 0 }), voice({ raison: 100 })];
	expect(readTogether(NO_READING, two).reading).toBe(NO_READING);
	const three = [...two, voice({ raison: 50 })];
	expect(readTogether(NO_READING, three).reading.themes).toEqual({
		raison: { people: 3, quality: 50, agreement: 'grand-ecart' }
	});
});

test('a fourth and a fifth answer change nothing until a sixth comes', () => {
	let reading = NO_READING;
	let people: { now: Qualities; counted: Qualities }[] = [];
	const seen: (number | undefined)[] = [];
	for (const quality of [100, 100, 100, 0, 0, 0]) {
		people.push(voice({ envie: quality }));
		const next = readTogether(reading, people);
		reading = next.reading;
		people = people.map(({ now }, rank) => ({ now, counted: next.counted[rank]! }));
		seen.push(reading.themes.envie?.people);
	}
	expect(seen).toEqual([undefined, undefined, 3, 3, 3, 6]);
});

test('one person who changes her mind ten times is one change', () => {
	const people = [1, 2, 3].map(() => voice({ envie: 0 }, { envie: 0 }));
	const before: JointReading = {
		themes: { envie: { people: 3, quality: 0, agreement: 'accord' } },
		takenBack: {}
	};
	for (let time = 1; time <= 10; time++) {
		people[0] = voice({ envie: time }, { envie: 0 });
		expect(readTogether(before, people).reading).toBe(before);
	}
});

test('a theme that two of three do not know is not shown', () => {
	const { themes } = readTogether(NO_READING, [
		voice({ raison: 10, besoin: 40 }),
		voice({ raison: 20 }),
		voice({ raison: 30 })
	]).reading;
	expect(Object.keys(themes)).toEqual(['raison']);
});

test('whoever leaves does not show: what is seen stays until three have moved', () => {
	const before: JointReading = {
		themes: { envie: { people: 4, quality: 60, agreement: 'ecart' } },
		takenBack: {}
	};
	const left = takeBack(before, { envie: 100 });
	expect(left.themes).toEqual(before.themes);
	const three = [1, 2, 3].map(() => voice({ envie: 50 }, { envie: 50 }));
	expect(readTogether(left, three).reading.themes).toEqual(before.themes);
	const again = takeBack(takeBack(left, { envie: 50 }), { envie: 50 });
	expect(readTogether(again, three.slice(0, 1)).reading.themes).toEqual({});
});

describe('whatever people do, in whatever order', () => {
	type Event =
		| { kind: 'say'; who: number; theme: 'a' | 'b'; quality: number | undefined }
		| { kind: 'leave'; who: number };
	const event: fc.Arbitrary<Event> = fc.oneof(
		{
			weight: 6,
			arbitrary: fc.record({
				kind: fc.constant('say' as const),
				who: fc.nat(7),
				theme: fc.constantFrom('a' as const, 'b' as const),
				quality: fc.option(fc.constantFrom(0, 33, 67, 100), { nil: undefined })
			})
		},
		fc.record({ kind: fc.constant('leave' as const), who: fc.nat(7) })
	);

	test('no two successive readings differ by fewer than three people', () => {
		fc.assert(
			fc.property(fc.array(event, { maxLength: 60 }), (events) => {
				const people = new Map<number, { now: Record<string, number>; counted: Qualities }>();
				let reading = NO_READING;
				/** What each person had in each theme when the theme was last read; of who left, too. */
				let atLast: Record<string, Map<number, number>> = { a: new Map(), b: new Map() };
				let generation = 0;
				const ids = new Map<number, number>();
				for (const one of events) {
					if (one.kind === 'leave') {
						const person = people.get(one.who);
						if (!person) continue;
						reading = takeBack(reading, person.counted);
						people.delete(one.who);
						ids.delete(one.who);
					} else {
						if (!people.has(one.who)) {
							people.set(one.who, { now: {}, counted: {} });
							ids.set(one.who, ++generation);
						}
						const { now } = people.get(one.who)!;
						if (one.quality === undefined) delete now[one.theme];
						else now[one.theme] = one.quality;
					}
					const order = [...people.keys()];
					const next = readTogether(
						reading,
						order.map((who) => people.get(who)!)
					);
					for (const [rank, who] of order.entries()) people.get(who)!.counted = next.counted[rank]!;
					for (const theme of ['a', 'b'] as const) {
						const isAnew = next.reading.themes[theme] !== reading.themes[theme];
						const present = new Map(
							order.flatMap((who) => {
								const quality = people.get(who)!.now[theme];
								return quality === undefined ? [] : [[ids.get(who)!, quality] as const];
							})
						);
						const shown = next.reading.themes[theme];
						if (isAnew) {
							const everybody = new Set([...present.keys(), ...atLast[theme]!.keys()]);
							const moved = [...everybody].filter(
								(id) => present.get(id) !== atLast[theme]!.get(id)
							);
							expect(moved.length).toBeGreaterThanOrEqual(LEAST_TOGETHER);
							if (shown) {
								expect(present.size).toBe(shown.people);
								expect(shown.people).toBeGreaterThanOrEqual(LEAST_TOGETHER);
							}
						}
						const isRead = order.some(
							(who) => next.counted[order.indexOf(who)]![theme] !== undefined
						);
						if (isAnew || (isRead && !shown)) atLast = { ...atLast, [theme]: present };
					}
					reading = next.reading;
				}
			}),
			{ numRuns: 400 }
		);
	});
});
