import type { RequestHandler } from './$types';

/** Reading is open to robots too; selections of the catalogue are endless combinations of the same pages. */
export const GET: RequestHandler = ({ url }) =>
	new Response(
		[
			'User-agent: *',
			'Disallow: /administration/',
			'Disallow: /exemples?',
			'Disallow: /api/',
			'',
			`Sitemap: ${url.origin}/sitemap.xml`,
			''
		].join('\n'),
		{ headers: { 'content-type': 'text/plain; charset=utf-8' } }
	);
