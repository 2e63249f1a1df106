import type { RequestHandler } from './$types';
import { carryResult } from '#lib/domain/diagnostic/carry.ts';
import { readAnswersOf, readResult } from '#lib/server/diagnostic/index.ts';

export const GET: RequestHandler = async ({ params, url, locals: { reader } }) => {
	const open = await readAnswersOf(reader, params.token);
	const { result, examples } = await readResult(reader, open);
	const carried = carryResult(result, {
		answers: open.answers,
		territory: open.place,
		examples: examples.map(({ example }) => example.slug),
		site: url.origin
	});
	return new Response(`${JSON.stringify(carried, null, '\t')}\n`, {
		headers: {
			'content-type': 'application/json; charset=utf-8',
			'content-disposition': `attachment; filename="se-situer-${result.day}.json"`,
			'cache-control': 'private, no-store'
		}
	});
};
