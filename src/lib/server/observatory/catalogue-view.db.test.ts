import { readQuery } from '#lib/domain/catalogue/query.ts';
import { COUNTED_PATH, readCounted } from '#lib/domain/observatory/statistics-selection.ts';
import { browseExamples, settleTerritory } from '#lib/server/catalogue/index.ts';
import type { Reader } from '#lib/server/platform/context.ts';
import { givenExamples, REAL_EXAMPLES, someTerritories } from '#tests/cast.ts';
import { expect, test } from '#tests/stage.ts';
import { departementsSheet, listCounted, meetingsSheet, viewCatalogue } from './index.ts';

/** Every number that the page draws, with the address that its mark leads to. */
function marksOf(view: Awaited<ReturnType<typeof viewCatalogue>>) {
	const { forms, meetings } = view;
	return [
		forms.all,
		...forms.columns.map(({ all }) => all),
		...forms.rows.flatMap(({ all, cells }) => [all, ...cells]),
		...meetings.families.map(({ all }) => all),
		...meetings.rows.flatMap(({ cells }) => cells),
		...meetings.pairs,
		...view.scales,
		...view.years,
		...view.periods,
		...view.goals,
		...view.regions,
		...view.departements,
		...(view.elsewhere ? [view.elsewhere] : [])
	];
}

async function totalBehind(reader: Reader, address: string): Promise<number> {
	const parameters = new URLSearchParams(address.split('?')[1] ?? '');
	if (address.startsWith(COUNTED_PATH))
		return (await listCounted(reader, readCounted(parameters))).total;
	const { query } = readQuery(parameters);
	return (await browseExamples(reader, await settleTerritory(reader, query))).total;
}

test('each mark shows the total of the page behind it', async ({ context, reader }) => {
	await someTerritories(context);
	await givenExamples(context, REAL_EXAMPLES);
	const view = await viewCatalogue(reader);
	expect(view.total).toBe(REAL_EXAMPLES.length);
	const marks = new Map<string, number>();
	for (const { count, href } of marksOf(view)) {
		if (count === 0) expect(href).toBeNull();
		else marks.set(href!, count);
	}
	expect(marks.size).toBeGreaterThan(200);
	for (const [address, count] of marks)
		expect([address, await totalBehind(reader, address)]).toEqual([address, count]);
});

test('families meet as often as the records say', async ({ context, reader }) => {
	await givenExamples(context, REAL_EXAMPLES);
	const { meetings } = await viewCatalogue(reader);
	const acting = REAL_EXAMPLES.map(({ actors }) => new Set(actors.map(({ type }) => type)));
	for (const { one, other, count } of meetings.pairs)
		expect(count).toBe(acting.filter((held) => held.has(one) && held.has(other)).length);
	expect(meetings.mixed).toBe(acting.filter(({ size }) => size > 1).length);
	const [head, ...lines] = await meetingsSheet(reader);
	expect(head).toHaveLength(lines.length + 2);
	expect(lines[0]![2]).toBe(acting.filter((held) => held.has('association')).length);
});

test('a département tells its examples for 100,000 inhabitants', async ({ context, reader }) => {
	await someTerritories(context);
	await givenExamples(context, REAL_EXAMPLES);
	const { departements, empty, map } = await viewCatalogue(reader);
	const one = departements.find(({ value }) => value === '35')!;
	expect(one.population).toBeGreaterThan(1_000_000);
	expect(one.rate).toBeCloseTo((100_000 * one.count) / one.population!, 2);
	const drawn = map.shapes.filter(({ code }) => departements.some(({ value }) => value === code));
	expect(drawn.length + empty.length).toBe(map.shapes.length);
	const sheet = await departementsSheet(reader);
	expect(sheet).toHaveLength(departements.length + 1);
	expect(sheet.find(([code]) => code === '35')).toEqual([
		'35',
		'Ille-et-Vilaine',
		one.count,
		one.population,
		one.rate
	]);
});

test('an empty catalogue shows nothing, and no fault', async ({ reader }) => {
	const view = await viewCatalogue(reader);
	expect(view).toMatchObject({
		total: 0,
		day: null,
		scales: [],
		departements: [],
		elsewhere: null
	});
	expect(view.meetings.pairs).toEqual([]);
});
