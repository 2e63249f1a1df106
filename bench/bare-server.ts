// Sends, for each address, the bytes that a file gives: what the site costs is measured beside it.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const given = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Record<
	string,
	{ headers: string[]; body: string }
>;
const answers = new Map(
	Object.entries(given).map(([path, { headers, body }]) => [
		path,
		{ headers, body: Buffer.from(body, 'base64') }
	])
);

const server = createServer((request, response) => {
	const answer = answers.get(request.url ?? '/');
	if (!answer) return response.writeHead(404).end();
	response.writeHead(200, answer.headers).end(answer.body);
});
server.listen(Number(process.env.PORT), '127.0.0.1');
