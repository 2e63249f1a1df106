import { openShelf, similarExamples } from '#lib/server/catalogue/index.ts';
import { readerOf } from '#lib/server/platform/context.ts';
import { onLargeCatalogue, write } from './large-catalogue.ts';
import { p95, median } from './measure.ts';
await onLargeCatalogue({ root: process.cwd(), say: console.log } as never, async ({ engine, context, records }) => {
	const reader = readerOf(context);
	await openShelf(reader);
	const times: number[] = [];
	for (let at = 0; at < 15; at++) {
		const example = records[at * 37]!;
		await write(context, [{ ...example, title: `[synthétique] modifié ${at}` }]);
		const began = performance.now();
		await similarExamples(reader, example.slug);
		times.push(performance.now() - began);
	}
	console.log(engine, 'p95', p95(times).toFixed(1), 'median', median(times).toFixed(1), times.map((t) => t.toFixed(0)).join(' '));
	return [];
});
